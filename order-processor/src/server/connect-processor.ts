import { type Couch, connect } from '@coffee-catalog/couchdb/client/connect';
import { connectAs } from '@coffee-catalog/couchdb/principals/connect-as';
import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import { ensureSigningKey } from '@coffee-catalog/couchdb/principals/signing-keys';
import { ensureVapidKeys, type VapidKeys } from '@coffee-catalog/couchdb/principals/vapid-keys';
import { type Ask, ServerProblem } from './ask.ts';
import { askWithNano } from './ask-with-nano.ts';

/** The processor's two ways to the server. */
export type ServerConnections = {
  /** As the server admin: hints about all databases, and the signing key. */
  readonly askAsAdmin: Ask;
  /** As `order-processor`: everything else. */
  readonly ask: Ask;
  /** The keys by which push services know this shop, asked for once. */
  readonly vapidKeys: () => Promise<VapidKeys>;
};

/**
 * Connects to the server at `couchUrl` (the server admin's credentials in it). Nothing is asked until the first request. The processor signs its own
 * tokens with the key from the server's configuration; where a token is not accepted (the key was replaced, or the clocks disagree), the
 * key is read again and the request repeated once. `now` is this process's clock in milliseconds.
 */
export function connectProcessor(couchUrl: string, now: () => number): ServerConnections {
  const admin = connect(couchUrl);
  let keys: Promise<VapidKeys> | undefined;
  let connection: Promise<Couch> | undefined;
  const connected = () => {
    connection ??= ensureSigningKey(admin).then((key) => connectAs(couchUrl, key, PROCESSOR, now));
    // A failure is not kept: the next request tries again.
    connection.catch(() => {
      connection = undefined;
    });
    return connection;
  };
  return {
    askAsAdmin: askWithNano(admin),
    vapidKeys: () => {
      keys ??= ensureVapidKeys(admin);
      keys.catch(() => {
        keys = undefined;
      });
      return keys;
    },
    ask: async (request) => {
      const used = connected();
      try {
        return await askWithNano(await used)(request);
      } catch (error) {
        if (!isTokenRefused(error)) throw error;
        if (connection === used) connection = undefined;
        return await askWithNano(await connected())(request);
      }
    },
  };
}

/** A token that has expired is 401; one of a key that the server does not know (any more) is 400 (CouchDB's `jwtf`). */
function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof ServerProblem)) return false;
  return error.status === 401 || (error.status === 400 && /Unknown kid|Bad HMAC/i.test(error.message));
}
