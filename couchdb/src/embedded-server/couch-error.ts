/** An answer that is not a success, in CouchDB's words: `{"error": …, "reason": …}`. */
export class CouchError extends Error {
  readonly status: number;
  readonly error: string;
  readonly reason: string;

  constructor(status: number, error: string, reason: string) {
    super(`${status} ${error}: ${reason}`);
    this.name = 'CouchError';
    this.status = status;
    this.error = error;
    this.reason = reason;
  }
}

export const badRequest = (reason: string): CouchError => new CouchError(400, 'bad_request', reason);
export const queryParseError = (reason: string): CouchError => new CouchError(400, 'query_parse_error', reason);
export const unauthorized = (reason: string): CouchError => new CouchError(401, 'unauthorized', reason);
export const forbidden = (reason: string): CouchError => new CouchError(403, 'forbidden', reason);
export const notFound = (reason: string): CouchError => new CouchError(404, 'not_found', reason);
export const conflict = (): CouchError => new CouchError(409, 'conflict', 'Document update conflict.');
export const missingStub = (reason: string): CouchError => new CouchError(412, 'missing_stub', reason);
export const notImplemented = (reason: string): CouchError => new CouchError(501, 'not_implemented', reason);

/** Makes CouchDB's words out of what PouchDB refused. Anything else is not a refusal: it is passed on. */
export function fromPouch(error: unknown): unknown {
  if (error instanceof CouchError || typeof error !== 'object' || error === null) return error;
  const { status, name, message, reason } = error as {
    status?: number;
    name?: string;
    message?: string;
    reason?: string;
  };
  if (typeof status !== 'number' || status < 400) return error;
  if (status === 409) return conflict();
  if (status === 404)
    return notFound(reason === 'deleted' || message === 'deleted' ? 'deleted' : (reason ?? 'missing'));
  return new CouchError(status, name ?? 'error', reason ?? message ?? '');
}
