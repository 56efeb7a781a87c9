import { checkMethod, type Exchange, ok, type Reply } from './exchange.ts';

/** There are none: views are built while somebody waits for them, and compaction is over when it is answered. */
export function activeTasks(exchange: Exchange): Reply {
  checkMethod(exchange, 'GET');
  return ok([]);
}
