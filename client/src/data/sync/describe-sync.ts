import type { ProblemOf, SyncView } from '../use-sync.ts';
import { describeProblem, type Problem } from './gateway-problem.ts';
import type { Unsent } from './outbox.ts';
import type { Sending } from './run-round.ts';

const PROBLEM_OF: Readonly<Record<Exclude<Problem['kind'], 'offline'>, ProblemOf>> = {
  'signed-out': 'sign-in',
  'wrong-user': 'sign-in',
  busy: 'shop',
  refused: 'shop',
  device: 'device',
};

/** What all collections together have not sent. */
export async function totalUnsent(sendings: readonly Sending[]): Promise<Unsent> {
  const each = await Promise.all(sendings.map((sending) => sending.unsent()));
  return {
    waiting: each.reduce((sum, { waiting }) => sum + waiting, 0),
    refused: each.flatMap(({ refused }) => refused),
  };
}

/** What the badge says after a round: of what is unsent, of what went wrong, and `now` by this device's clock. Safe only when nothing is left. */
export function describeSync(unsent: Unsent, problem: Problem | undefined, now: string): SyncView {
  const pending = unsent.waiting + unsent.refused.length;
  if (problem?.kind === 'offline') return { kind: 'offline', pending };
  if (problem !== undefined)
    return { kind: 'problem', of: PROBLEM_OF[problem.kind], reason: describeProblem(problem), pending };
  const refused = unsent.refused[0];
  if (refused !== undefined) return { kind: 'problem', of: 'shop', reason: refused.reason, pending };
  return pending > 0 ? { kind: 'sending', pending } : { kind: 'safe', lastTime: now };
}
