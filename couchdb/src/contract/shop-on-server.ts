import { randomUUID } from 'node:crypto';
import type { Role } from '@coffee-catalog/shared/users/roles';
import type { SeedItem } from '../catalog/catalog-items.ts';
import { type Couch, connect } from '../client/connect.ts';
import { connectAs } from '../principals/connect-as.ts';
import { accountPrincipal, type DatabasePrincipal } from '../principals/principal.ts';
import type { SigningKey } from '../principals/signing-keys.ts';
import { provisionUser } from '../set-up/provision-user.ts';
import { setUpShop } from '../set-up/set-up-shop.ts';
import type { ServerUnderTest } from './each-server.ts';

/** A shop on a server under test. Its own databases stay at the end: on a real server other tests use them at the same time. */
export type ShopOnServer = {
  /** The server admin. */
  readonly couch: Couch;
  readonly key: SigningKey;
  as(principal: DatabasePrincipal): Couch;
  /** A new user with the four databases, which are deleted at the end, and a connection as that user. */
  newUser(roles?: readonly Role[]): Promise<{ uid: string; couch: Couch }>;
};

/** Sets the shop up on a server under test; to be called in `beforeAll`. */
export async function shopOnServer(
  server: Pick<ServerUnderTest, 'url' | 'adminUrl' | 'deleteAtEnd'>,
  { items = [] }: { items?: readonly SeedItem[] } = {},
): Promise<ShopOnServer> {
  const couch = connect(server.adminUrl);
  const setUp = await setUpShop({ couch, now: Date.now, items });
  if (setUp.kind !== 'ready') throw new Error(`the server under test needs configuration:\n${setUp.lines.join('\n')}`);
  const { key } = setUp;
  const as = (principal: DatabasePrincipal): Couch => connectAs(server.url, key, principal);
  return {
    couch,
    key,
    as,
    async newUser(roles = []) {
      const uid = randomUUID().replaceAll('-', '');
      for (const prefix of ['user', 'draftorders', 'placedorders', 'processedorders'])
        server.deleteAtEnd(`${prefix}-${uid}`);
      await provisionUser({ couch, uid });
      return { uid, couch: as(accountPrincipal(uid, roles)) };
    },
  };
}
