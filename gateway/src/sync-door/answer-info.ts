import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import { type DoorHandler, readAnswer, refuseLikeCouch, sendJson } from './door-call.ts';

/** `GET /db/<collection>`: what PouchDB wants to know of a database, under the name the visitor knows. */
export const answerInfo: DoorHandler = async (call) => {
  const { shop, pass, reply, signal } = call;
  const answer = await shop.ask({ as: pass.principal, method: 'GET', path: `/${pass.database}`, signal });
  // Never 404: PouchDB would try to create what is missing.
  if (answer.status === 404) throw new CouchUnavailable(`${pass.database} does not exist`);
  if (answer.status !== 200) return refuseLikeCouch(call, answer);
  const { doc_count, doc_del_count, update_seq } = (await readAnswer(answer)) as Record<string, unknown>;
  return sendJson(reply, { db_name: pass.collection, doc_count, doc_del_count, update_seq, instance_start_time: '0' });
};
