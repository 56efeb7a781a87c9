import { databaseName } from '@coffee-catalog/client/data/local/database-names';
import { type UserCollection, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { liveLeaves, type StoredDocument } from '../storage/stored-documents.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

const COLLECTIONS = [
  'user',
  'draftOrders',
  'placedOrders',
  'processedOrders',
] as const satisfies readonly UserCollection[];

/** Once everything works again all replicas agree, nothing is in conflict, the queue is empty, and nobody has what is another's: laws 10, 17 and 18. */
export function checkReplicas(world: World): Violation[] {
  const { server, accounts, phones, story } = world;
  const violations: Violation[] = [];
  for (const { uid, name } of accounts) {
    story.coverage.count('law 10: databases searched for what is of another user', COLLECTIONS.length);
    const others = accounts.filter((account) => account.uid !== uid).map((account) => account.uid);
    for (const collection of COLLECTIONS) {
      const atServer = server.documents(userDatabase(collection, uid));
      violations.push(...checkDatabase(`the server's ${collection} of ${name}`, atServer, others));
      for (const phone of phones) {
        const file = databaseName(uid, collection);
        if (!phone.disk.names().includes(file)) continue;
        const onPhone = phone.disk.documents(file);
        violations.push(...checkDatabase(`${collection} of ${name} on ${phone.name}`, onPhone, others));
        const isCurrent = accounts[phone.account % accounts.length]?.uid === uid;
        if (isCurrent) violations.push(...compare(`${collection} of ${name} on ${phone.name}`, atServer, onPhone));
      }
    }
    for (const id of waitingOf(world, uid))
      violations.push({ law: 18, what: `${id} of ${name} still waits in the queue` });
  }
  violations.push(...checkOwners(world));
  for (const [id, document] of server.documents('orders'))
    if (liveLeaves(document).length > 1) violations.push({ law: 17, what: `${id} is in conflict in the book` });
  return violations;
}

/** Ids of carts and orders belong to one user: one that is found with two has gone from one to the other. */
function checkOwners({ server, accounts }: World): Violation[] {
  const owners = new Map<string, string>();
  const violations: Violation[] = [];
  for (const { uid, name } of accounts)
    for (const collection of ['draftOrders', 'placedOrders', 'processedOrders'] as const)
      for (const id of server.documents(userDatabase(collection, uid)).keys()) {
        if (id.startsWith('_design/')) continue;
        const owner = owners.get(id) ?? name;
        if (owner !== name)
          violations.push({ law: 10, what: `the server's ${collection} of ${name}: ${id} is also with ${owner}` });
        owners.set(id, owner);
      }
  return violations;
}

/** What lies in a user's queue at the server, by document id. */
export function waitingOf({ server }: World, uid: string): string[] {
  const placed = [...server.documents(userDatabase('placedOrders', uid)).values()];
  return placed.flatMap((document) =>
    document.id.startsWith('_design/') || liveLeaves(document).length === 0 ? [] : [document.id],
  );
}

function checkDatabase(
  where: string,
  documents: ReadonlyMap<string, StoredDocument>,
  others: readonly string[],
): Violation[] {
  const violations: Violation[] = [];
  for (const document of documents.values()) {
    if (document.id.startsWith('_design/')) continue;
    if (liveLeaves(document).length > 1) violations.push({ law: 17, what: `${where}: ${document.id} is in conflict` });
    const text = JSON.stringify(document.leaves);
    for (const uid of others)
      if (text.includes(uid)) violations.push({ law: 10, what: `${where}: ${document.id} tells of another user` });
  }
  return violations;
}

function compare(
  where: string,
  atServer: ReadonlyMap<string, StoredDocument>,
  onPhone: ReadonlyMap<string, StoredDocument>,
): Violation[] {
  const violations: Violation[] = [];
  for (const id of new Set([...atServer.keys(), ...onPhone.keys()])) {
    if (id.startsWith('_design/')) continue;
    const there = said(atServer.get(id));
    const here = said(onPhone.get(id));
    if (there !== here)
      violations.push({ law: 17, what: `${where}: ${id} is ${here} here and ${there} at the server` });
  }
  return violations;
}

/** What a reader is shown of a document: its live revision. */
function said(document: StoredDocument | undefined): string {
  const [winner] = liveLeaves(document);
  return winner === undefined ? 'not there' : winner.rev;
}
