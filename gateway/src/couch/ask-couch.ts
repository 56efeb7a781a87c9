import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { type Dispatcher, Pool } from 'undici';
import { CouchUnavailable } from './couch-unavailable.ts';

/** Who asks: a principal by a token, or the server admin by the credentials of the server's URL. */
export type Asker = DatabasePrincipal | 'admin';

/** One request to the database. `path` is encoded already; it begins with a slash and holds the query. */
export type Question = {
  readonly as: Asker;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: string | undefined;
  /** Ends the request when the one who waits for it has gone. */
  readonly signal?: AbortSignal | undefined;
  /** Whether the answer may take its time: a feed that waits for changes. Such requests have connections of their own. */
  readonly patient?: boolean | undefined;
};

/** The answer; `body` must be read or dumped. */
export type Answer = {
  readonly status: number;
  readonly contentType: string;
  readonly body: Dispatcher.ResponseData['body'];
};

/** The one way from the gateway to the database. */
export type AskCouch = (question: Question) => Promise<Answer>;

/** How many requests run at once, and how many feeds wait. */
const CONNECTIONS = 32;
const PATIENT_CONNECTIONS = 512;
const ANSWER_WITHIN_MS = 30_000;
/** Feeds send a heartbeat or end before that. */
const PATIENT_ANSWER_WITHIN_MS = 60_000;

/**
 * Opens the way to the server at `url` (with the server admin's credentials). `tokenFor` gives the token of a principal.
 * Nothing of a visitor's request goes through but what the question says: no header of theirs reaches the database.
 */
export function openCouch(
  url: string,
  tokenFor: (principal: DatabasePrincipal) => string,
): { readonly ask: AskCouch; readonly close: () => Promise<void> } {
  const target = new URL(url);
  const admin = basicAuthorization(target);
  const prefix = target.pathname.replace(/\/$/, '');
  const open = (connections: number, timeout: number) =>
    new Pool(target.origin, { connections, connectTimeout: 5_000, headersTimeout: timeout, bodyTimeout: timeout });
  const pool = open(CONNECTIONS, ANSWER_WITHIN_MS);
  const patientPool = open(PATIENT_CONNECTIONS, PATIENT_ANSWER_WITHIN_MS);

  const send = async ({ as, method, path, body, signal, patient }: Question): Promise<Answer> => {
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization: as === 'admin' ? admin : `Bearer ${tokenFor(as)}`,
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await (patient ? patientPool : pool).request({
      method,
      path: `${prefix}${path}`,
      headers,
      body: body ?? null,
      signal: signal ?? null,
    });
    const contentType = answer.headers['content-type'];
    return {
      status: answer.statusCode,
      contentType: typeof contentType === 'string' ? contentType : 'application/json',
      body: answer.body,
    };
  };

  const ask: AskCouch = async (question) => {
    try {
      return await send(question).catch((error: unknown) => {
        // A kept-alive connection may close just as it is used: reading once more is free of effects.
        if (question.method === 'GET' && isBrokenConnection(error)) return send(question);
        throw error;
      });
    } catch (cause) {
      if (question.signal?.aborted) throw cause;
      throw new CouchUnavailable(`${question.method} ${question.path.split('?')[0]}`, { cause });
    }
  };
  return {
    ask,
    close: async () => {
      await Promise.all([pool.destroy(), patientPool.destroy()]);
    },
  };
}

function basicAuthorization({ username, password }: URL): string {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

function isBrokenConnection(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
