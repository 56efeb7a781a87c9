import { type DraftRowDocument, parseDraftRow } from '@coffee-catalog/client/data/drafts/draft-row';
import { databaseName } from '@coffee-catalog/client/data/local/database-names';
import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { parseDraftRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import { liveLeaves, type StoredDocument } from '../storage/stored-documents.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

/**
 * What anybody changed in a cart and the server ever held is still in it, unless the cart is gone: each device's share by its own last number, each field by its
 * latest stamp. Part of law 17: replicas may agree, and all of them have lost the same change. And law 8: the cart of an order in the book is gone for good,
 * once anybody's device has looked.
 */
export function checkCarts(world: World): Violation[] {
  const { server, accounts, phones, history, story } = world;
  const violations: Violation[] = [];
  const booked = new Set(history.in('server', 'orders').map(({ id }) => id));
  for (const [account, { uid, name }] of accounts.entries()) {
    const isLookedAt = phones.some((phone) => phone.account % accounts.length === account);
    const database = userDatabase('draftOrders', uid);
    const stored = server.documents(database);
    for (const [id, document] of stored) {
      if (document.leaves.length > 1) story.coverage.count('law 17: rows merged');
      violations.push(...checkMerges(document, uid, world));
      const [leaf] = liveLeaves(document);
      const now = leaf && parseDraftRow({ ...leaf.document, _id: id });
      if (now === undefined) continue;
      const orderId = parseDraftRowId(id)?.orderId ?? '';
      if (isLookedAt && booked.has(orderKey(uid, orderId)))
        violations.push({ law: 8, what: `${id} of ${name} is a cart again, though its order is in the book` });
      story.coverage.count('law 17: rows of drafts held against all their revisions');
      if (phones.every(({ disk }) => disk.lost === 0)) violations.push(...checkNumbering(id, uid, world));
      const all = history.in('server', database).filter((revision) => revision.id === id);
      // What was thrown away, and then begun again by whoever knew that, is not lost.
      const thrownAway = all.findLastIndex(({ rev, deleted }) => deleted && leaf?.ancestors.includes(rev));
      // What somebody changed and then threw away goes with it, also where another device went on filling the cart meanwhile (seed 4042).
      const discarded = discardedRevisions(document);
      const before = all.slice(thrownAway + 1).filter(({ rev, deleted }) => !deleted && !discarded.has(rev));
      const lost = before.flatMap((revision) => lostOf(parseDraftRow({ ...revision.document, _id: id }), now));
      for (const what of new Set(lost))
        violations.push({ law: 17, what: `${id} of ${name} has lost ${what} in a merge` });
    }
  }
  return violations;
}

/** The revisions of a row that were thrown away with the cart and are in nothing that is kept. */
function discardedRevisions(document: StoredDocument): Set<string> {
  const kept = new Set(liveLeaves(document).flatMap(({ ancestors }) => ancestors));
  const discarded = document.leaves.filter((leaf) => leaf.deleted && leaf.document['discarded'] !== undefined);
  return new Set(discarded.flatMap(({ ancestors }) => ancestors).filter((rev) => !kept.has(rev)));
}

/** What a merge takes away must be in something that is kept: the others' changes, under whatever became of the row after that. */
function checkMerges({ id, leaves }: StoredDocument, uid: string, { history, phones, story }: World): Violation[] {
  // What is kept may have been placed and swept before the server saw it.
  const places = phones.map(({ name }) => history.in(name, databaseName(uid, 'draftOrders')));
  const stored = [history.in('server', userDatabase('draftOrders', uid)), ...places].flat();
  const all = stored.filter((revision) => revision.id === id && !revision.deleted);
  return leaves.flatMap(({ deleted, ancestors, document }) => {
    // A cart that was placed or thrown away is meant to be gone.
    if (!deleted || document['placed'] !== undefined || document['discarded'] !== undefined) return [];
    const loser = all.find(({ rev }) => rev === ancestors.at(-1));
    const said = loser && parseDraftRow({ ...loser.document, _id: id });
    if (said === undefined) return [];
    story.coverage.count('law 17: revisions of rows that lost in a merge');
    const kept = all
      .filter(({ rev }) => !ancestors.includes(rev))
      .map((each) => parseDraftRow({ ...each.document, _id: id }));
    return kept.some((row) => row !== undefined && lostOf(said, row).length === 0)
      ? []
      : [{ law: 17, what: `what ${ancestors.at(-1)} of ${id} said is in no revision that was kept` }];
  });
}

/** A device numbers what it does to its share of a line: of two changes with one number a merge would lose one. (After a power loss it may begin again.) */
function checkNumbering(id: string, uid: string, { history, phones }: World): Violation[] {
  const places = phones.map(({ name }) => history.in(name, databaseName(uid, 'draftOrders')));
  const said = new Map<string, number>();
  const violations: Violation[] = [];
  for (const stored of places.flat()) {
    const row = stored.id === id && !stored.deleted ? parseDraftRow({ ...stored.document, _id: id }) : undefined;
    if (row?.type !== 'draft-line') continue;
    for (const [device, { n, seq }] of Object.entries(row.counts)) {
      const key = `${device} ${seq}`;
      if ((said.get(key) ?? n) !== n)
        violations.push({ law: 17, what: `${id}: change ${seq} of ${device} says ${said.get(key)} and ${n}` });
      said.set(key, n);
    }
  }
  return violations;
}

function lostOf(before: DraftRowDocument | undefined, now: DraftRowDocument): string[] {
  if (before === undefined) return [];
  const fields = Object.entries(before.stamps).filter(([field, stamp]) => isLost(field, stamp, before, now));
  const shares = before.type !== 'draft-line' ? [] : Object.entries(before.counts);
  const counts = now.type !== 'draft-line' ? {} : now.counts;
  return [
    ...fields.map(([field, stamp]) => `its ${field} of ${stamp}`),
    ...shares
      .filter(([device, { seq }]) => (counts[device]?.seq ?? 0) < seq)
      .map(([device]) => `the share of ${device}`),
  ];
}

function isLost(field: string, stamp: string, before: DraftRowDocument, now: DraftRowDocument): boolean {
  const later = now.stamps[field] ?? '';
  if (later !== stamp) return later < stamp;
  const [was, is] = [before[field as keyof DraftRowDocument], now[field as keyof DraftRowDocument]];
  return canonicalJson(was ?? null) !== canonicalJson(is ?? null);
}
