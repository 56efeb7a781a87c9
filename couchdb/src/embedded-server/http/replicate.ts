import { notImplemented, unauthorized } from '../couch-error.ts';
import { checkMethod, type Exchange, type Reply } from './exchange.ts';

/** The server fetches nothing from anywhere, for nobody. Clients replicate by themselves. */
export function replicate(exchange: Exchange): Reply {
  checkMethod(exchange, 'POST');
  if (exchange.principal.name === null) throw unauthorized('You are not an authenticated user');
  throw notImplemented('This server does not replicate by itself: let a client do it.');
}
