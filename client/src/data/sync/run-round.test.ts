import { expect, test } from 'vitest';
import { GatewayProblem, type Problem } from './gateway-problem.ts';
import { runRound } from './run-round.ts';

/** A round in which the drafts cannot be sent; what was done of it, in order, and how it ended. */
async function runWith(problem: Problem, pullFails?: Error) {
  const done: string[] = [];
  const step = (name: string, error?: Error) => async () => {
    done.push(name);
    if (error !== undefined) throw error;
  };
  const unsent = async () => ({ waiting: 0, refused: [] });
  const send = (name: string, error?: Error) => () => step(name, error)().then(() => 1);
  const ended = await runRound(
    {
      sendings: [
        { collection: 'placedOrders', unsent, send: send('orders sent') },
        { collection: 'draftOrders', unsent, send: send('drafts not sent', new GatewayProblem(problem)) },
      ],
      pulls: new Map([['processedOrders', step('orders brought', pullFails)]]),
      reconcile: step('put in order'),
    },
    new Set(['processedOrders']),
    { signal: new AbortController().signal, isInUse: () => true },
  ).catch((error: unknown) => error);
  return { done, ended };
}

test('what one collection cannot send keeps nothing from coming in, and is what went wrong', async () => {
  const { done, ended } = await runWith({ kind: 'refused', status: 500, reason: '' }, new Error('later'));
  expect(done).toEqual(['orders sent', 'drafts not sent', 'orders brought', 'put in order']);
  expect(ended).toMatchObject({ problem: { kind: 'refused', status: 500 } });
});

test.each(['offline', 'signed-out', 'wrong-user'] as const)(
  'nothing is asked for where no answer can come: %s',
  async (kind) => {
    const { done, ended } = await runWith({ kind });
    expect(done).toEqual(['orders sent', 'drafts not sent', 'put in order']);
    expect(ended).toMatchObject({ problem: { kind } });
  },
);
