import { Readable } from 'node:stream';
import { planUserDatabases } from '@coffee-catalog/couchdb/databases/planned-database';
import type { Answer } from '@coffee-catalog/gateway/couch/ask-couch';
import type { CouchConnection } from '@coffee-catalog/gateway/couch/connect-gateway';
import { CouchUnavailable } from '@coffee-catalog/gateway/couch/couch-unavailable';
import type { Link } from '../network/link.ts';
import { makeDatabase } from './make-database.ts';
import type { Server } from './server.ts';

/** How long the gateway waits for an answer, and for that of a feed. Milliseconds. */
const ANSWER_WITHIN_MS = 30_000;
const PATIENT_ANSWER_WITHIN_MS = 60_000;

/** The gateway's connection to the simulated server, over a link that may fail. */
export function simulatedCouch(server: Server, link: Link): CouchConnection {
  return {
    ask: async ({ as, method, path, body, signal, patient }) => {
      const limit = AbortSignal.timeout(patient ? PATIENT_ANSWER_WITHIN_MS : ANSWER_WITHIN_MS);
      const given = signal === undefined ? limit : AbortSignal.any([signal, limit]);
      const what = `${method} ${path.split('?')[0]}`;
      try {
        const answer = await link.send({ what, signal: given, mayRepeat: true }, () =>
          server.answer({ as, method, url: path, body, signal: given }),
        );
        return { status: answer.status, contentType: answer.contentType, body: readable(answer.body) };
      } catch (cause) {
        if (signal?.aborted) throw cause;
        throw new CouchUnavailable(what, { cause });
      }
    },
    provision: async (uid) => {
      for (const plan of await planUserDatabases(uid)) await makeDatabase(server, plan);
    },
    pushKey: async () => {
      throw new Error('no push service reaches the simulated phones');
    },
    removeDatabases: async () => {
      throw new Error('nobody leaves the simulated shop');
    },
    close: async () => {},
  };
}

/** A body as undici gives it. */
function readable(text: string): Answer['body'] {
  const stream = Readable.from(text === '' ? [] : [Buffer.from(text)], { objectMode: false });
  const more = {
    text: async () => text,
    json: async () => JSON.parse(text) as unknown,
    dump: async () => {},
  };
  return Object.assign(stream, more) as unknown as Answer['body'];
}
