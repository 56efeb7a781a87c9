/** Why the shop did not do what a request asked. `offline`: no answer; nothing is known about whether it arrived. */
export type Problem =
  | { kind: 'offline' }
  /** The server does not know this session any more. */
  | { kind: 'signed-out' }
  /** The browser is signed in as somebody else than this request is meant for. */
  | { kind: 'wrong-user' }
  | { kind: 'busy'; retryAfterMs: number }
  | { kind: 'refused'; status: number; reason: string }
  /** This device could not read or write its own data. */
  | { kind: 'device'; reason: string };

/** A request that was not done. */
export class GatewayProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(describeProblem(problem), { cause });
    this.name = 'GatewayProblem';
    this.problem = problem;
  }
}

/** The problem behind an error, also behind one that PouchDB has made a copy of; undefined when the shop had no part in it. */
export function problemOf(error: unknown): Problem | undefined {
  const { problem, cause } = (error ?? {}) as { problem?: Problem; cause?: unknown };
  return problem ?? (cause === undefined ? undefined : problemOf(cause));
}

/** The problem in a sentence a shopper can read. */
export function describeProblem(problem: Problem): string {
  switch (problem.kind) {
    case 'offline':
      return 'The shop cannot be reached.';
    case 'signed-out':
      return 'Please sign in again: the shop no longer knows this session.';
    case 'wrong-user':
      return 'Somebody else is signed in in this browser.';
    case 'busy':
      return 'The shop asks for a little patience.';
    case 'device':
      return `This device could not keep its data: ${problem.reason}`;
    case 'refused':
      return problem.status >= 500 ? `The shop has a problem of its own (${problem.status}).` : problem.reason;
  }
}

/** What an answer of the gateway says went wrong; undefined when it is an answer of the database that the caller must read itself. */
export function problemIn(status: number, body: string, retryAfter: string | null): Problem | undefined {
  if (status < 400) return undefined;
  const { code, message } = gatewayError(body);
  if (code === 'wrong-user') return { kind: 'wrong-user' };
  if (status === 401) return { kind: 'signed-out' };
  if (status === 429) return { kind: 'busy', retryAfterMs: Math.max(1, Number(retryAfter) || 1) * 1000 };
  return { kind: 'refused', status, reason: message ?? `The shop answered ${status}.` };
}

/** Reads `{error: {code, message}}` of the gateway or `{error, reason}` of the database. */
function gatewayError(body: string): { code?: string; message?: string } {
  try {
    const { error, reason } = JSON.parse(body) as { error?: unknown; reason?: string };
    if (typeof error === 'object' && error !== null) return error;
    return {
      ...(typeof error === 'string' ? { code: error } : {}),
      ...(reason === undefined ? {} : { message: reason }),
    };
  } catch {
    return {};
  }
}
