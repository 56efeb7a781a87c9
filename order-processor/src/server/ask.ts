/** A request to the database server, as one principal. `path` is already encoded; `timeoutMs` bounds the whole answer. */
export type ServerRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

/**
 * The one way in which the processor reaches the server: resolves to the JSON of a 2xx answer, rejects with a `ServerProblem` otherwise.
 * Everything else here is written in terms of it, so that a simulation can stand in for the network.
 */
export type Ask = (request: ServerRequest) => Promise<unknown>;

/** A request that was not answered with 2xx; `status` is 0 where no (whole) answer came, so that the write may or may not have happened. */
export class ServerProblem extends Error {
  override name = 'ServerProblem';
  readonly status: number;
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** The HTTP status of the server problem in an error or its causes; `undefined` where there is none. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof ServerProblem) return error.status;
  return error instanceof Error && error.cause !== undefined ? statusOf(error.cause) : undefined;
}
