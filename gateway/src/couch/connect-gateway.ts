import { connect } from '@coffee-catalog/couchdb/client/connect';
import { ensureSigningKey } from '@coffee-catalog/couchdb/principals/signing-keys';
import { ensureVapidKeys } from '@coffee-catalog/couchdb/principals/vapid-keys';
import { provisionUser } from '@coffee-catalog/couchdb/set-up/provision-user';
import { removeUser } from '@coffee-catalog/couchdb/set-up/remove-user';
import { type AskCouch, openCouch } from './ask-couch.ts';
import { openTokens } from './open-tokens.ts';

/** Everything the gateway wants of the database server. Written against this, it runs on a simulated network as well. */
export type CouchConnection = {
  readonly ask: AskCouch;
  /** Makes a user's databases as they should be; safe to repeat. */
  readonly provision: (uid: string) => Promise<void>;
  /** Removes a user's databases; safe to repeat. */
  readonly removeDatabases: (uid: string) => Promise<void>;
  /** The public key by which push services know this shop. */
  readonly pushKey: () => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Connects to the database at `couchUrl` (the server admin's URL). `now` is the gateway's clock in milliseconds. Throws when it does not answer. */
export async function connectGateway(couchUrl: string, now: () => number): Promise<CouchConnection> {
  const admin = connect(couchUrl);
  const key = await ensureSigningKey(admin);
  const { ask, close } = openCouch(couchUrl, openTokens(key, now));
  return {
    ask,
    close,
    pushKey: async () => (await ensureVapidKeys(admin)).publicKey,
    provision: (uid) => provisionUser({ couch: admin, uid }),
    removeDatabases: (uid) => removeUser({ couch: admin, uid }),
  };
}
