import { DESIGN_DOCUMENTS_PER_USER_DATABASE } from '@coffee-catalog/couchdb/databases/design-document-count';
import { parseUserDatabase, USER_DATABASE_PREFIXES } from '@coffee-catalog/shared/databases/databases';
import { type Ask, ServerProblem } from '../server/ask.ts';

/** `_dbs_info` answers 400 to more (CouchDB 3.5, `max_db_number_for_dbs_info_req`). */
const INFO_PAGE = 100;
const NAME_PAGE = 1000;

type Info = { key: string; info?: { doc_count: number } };

/**
 * The third net: asks every user's placedorders how many documents lie in it and tells of each that holds more than its design document.
 * `ask` is the server admin: nobody else may list databases. Throws when the list cannot be had.
 */
export async function sweepUsers(ask: Ask, found: (uid: string) => void): Promise<void> {
  for await (const names of pagesOfNames(ask)) {
    for (let at = 0; at < names.length; at += INFO_PAGE) {
      const keys = names.slice(at, at + INFO_PAGE);
      const infos = listOf<Info>(await ask({ method: 'POST', path: '_dbs_info', body: { keys } }));
      for (const { key, info } of infos) {
        const uid = parseUserDatabase(key)?.uid;
        if (uid !== undefined && info !== undefined && info.doc_count > DESIGN_DOCUMENTS_PER_USER_DATABASE) found(uid);
      }
    }
  }
}

async function* pagesOfNames(ask: Ask): AsyncGenerator<string[]> {
  const prefix = USER_DATABASE_PREFIXES.placedOrders;
  const endkey = JSON.stringify(`${prefix}\ufff0`);
  let startkey: string = prefix;
  for (;;) {
    const query = { startkey: JSON.stringify(startkey), endkey, limit: NAME_PAGE };
    const names = listOf<string>(await ask({ method: 'GET', path: '_all_dbs', query }));
    yield names.filter((name) => parseUserDatabase(name)?.collection === 'placedOrders');
    const last = names.at(-1);
    if (names.length < NAME_PAGE || last === undefined) return;
    startkey = `${last}-`;
  }
}

function listOf<T>(answer: unknown): T[] {
  if (!Array.isArray(answer)) throw new ServerProblem(0, 'not a list');
  return answer as T[];
}
