import { randomBytes } from 'node:crypto';
import type { DatabasePrincipal } from '../principals/principal.ts';
import { signToken } from '../principals/sign-token.ts';
import type { SigningKey } from '../principals/signing-keys.ts';
import type { Answer, ServerUnderTest } from './each-server.ts';

/** What the server said to a write of one document: 201, or the status and reason of its refusal. */
export type WriteAnswer = { readonly status: number; readonly rev?: string; readonly reason?: string };

/** Somebody who speaks raw HTTP to the database itself, past every door. */
export type DatabaseCaller = {
  request(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Writes as people do: the server makes the revision. */
  write(database: string, document: object): Promise<WriteAnswer>;
  /** Writes as replication does: the revision is the writer's. A document without `_rev` gets a first one. */
  replicate(database: string, document: object): Promise<WriteAnswer>;
};

/** Calls the server under test as this principal (`null`: as nobody), with a token made here. */
export function callerAs(server: ServerUnderTest, key: SigningKey, who: DatabasePrincipal | null): DatabaseCaller {
  const headers: Record<string, string> =
    who === null ? {} : { authorization: `Bearer ${signToken(key, who, Date.now() / 1000 + 600)}` };
  const request = (method: string, path: string, body?: unknown) => server.request(method, path, body, headers);
  const bulk = async (database: string, body: object): Promise<WriteAnswer> => {
    const answer = await request('POST', `/${database}/_bulk_docs`, body);
    return answer.status === 201 ? resultOf(answer.json) : { status: answer.status, ...(answer.json as object) };
  };
  return {
    request,
    write: (database, document) => bulk(database, { docs: [document] }),
    replicate: (database, document) =>
      bulk(database, { docs: [{ _rev: `1-${randomBytes(16).toString('hex')}`, ...document }], new_edits: false }),
  };
}

/** With `new_edits: false` a server names only what it refused. */
function resultOf(results: readonly { rev?: string; error?: string; reason?: string }[]): WriteAnswer {
  const [{ rev, error, reason } = {}] = results;
  if (error !== undefined) return { status: STATUSES[error] ?? 500, ...(reason === undefined ? {} : { reason }) };
  return { status: 201, ...(rev === undefined ? {} : { rev }) };
}

const STATUSES: Readonly<Record<string, number>> = { unauthorized: 401, forbidden: 403, conflict: 409 };
