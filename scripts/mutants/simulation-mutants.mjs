/*
 * The traps of an offline-first shop: the defence against each is taken out, and one of a thousand simulated runs must break a law.
 */

const command =
  'node --import tsx --conditions=source simulation/src/main.ts --seeds 1000 --workers 1 --stop-at-first'.split(' ');

/** @type {readonly Omit<import('./run-mutants.mjs').Mutant, 'command'>[]} */
const MUTANTS = [
  {
    name: 'denied write: what the server refused counts as sent',
    file: 'client/src/data/sync/send-leaves.ts',
    find: 'const missing = new Set((await missingOf(leaves, gateway, collection)).map(keyOf));',
    replace: 'const missing = new Set<string>();',
  },
  {
    name: 'dead-draft rule: a draft is shown although its order is known',
    file: 'client/src/data/drafts/known-orders.ts',
    find: "return (id: string) => (isKnown(id) ? 'dead' : asked.has(id) ? 'alive' : 'asking');",
    replace: "return (id: string) => (isKnown(id) || asked.has(id) ? 'alive' : 'asking');",
  },
  {
    name: 'edit beats delete: rows of a dead draft that come back are left',
    file: 'client/src/data/shopper/plan-round.ts',
    find: 'await sweepDeadDrafts(rows, book, drafts.writer);',
    replace: 'if (rows.length < 0) await sweepDeadDrafts(rows, book, drafts.writer);',
  },
  {
    name: 'longest chain wins: of two edits the winner is kept',
    file: 'client/src/data/local/merge-conflicts.ts',
    find: 'canonicalDocument(leaves.reduce((a, b) => merge(a, b)))',
    replace: 'canonicalDocument(leaves.slice(0, 1).reduce((a, b) => merge(a, b)))',
  },
  {
    name: 'losing revisions stay after a merge',
    file: 'client/src/data/local/merge-conflicts.ts',
    find: '  await write(tombstones);',
    replace: '  if (tombstones.length === 0) await write(tombstones);',
  },
  {
    name: 'random placed id: each device places a draft under an id of its own',
    file: 'client/src/data/drafts/place-draft.ts',
    find: '  return sealDraft({\n    orderId,',
    replace:
      "  return sealDraft({\n    orderId: orderId.slice(0, -4) + Math.floor(Math.random() * 65_536).toString(16).padStart(4, '0'),",
  },
  {
    name: 'no strict commit: an order is placed before it is on the disk',
    file: 'client/src/data/shopper/open-collections.ts',
    find: "open('placedOrders', 'strict')",
    replace: "open('placedOrders')",
  },
  {
    name: 'never nowhere: an order that has left its queue is not shown until it arrives',
    file: 'client/src/data/orders/orders.ts',
    find: 'departed: orderIn(placed.deleted.get(orderId)) ?? departed.get(orderId),',
    replace: 'departed: undefined,',
  },
  {
    name: 'wrong clock: a stamp is not later than those it replaces',
    file: 'shared/src/stamps/stamp.ts',
    find: 'for (const stamp of seen) {',
    replace: 'for (const stamp of [...seen].slice(0, 0)) {',
  },
  {
    name: 'clock-based seq: two changes of a device to its share of a line have one number',
    file: 'shared/src/drafts/change-count.ts',
    find: 'seq: own.seq + 1 }',
    replace: 'seq: Math.max(1, own.seq) }',
  },
  {
    name: 'sign-out: what was not sent yet is removed from the device',
    file: 'client/src/data/shopper/remove-sent.ts',
    find: "...(left.orders + left.wishes > 0 ? (['placedOrders', 'ledger'] as const) : []),",
    replace: '',
  },
  {
    name: 'retire before claim',
    file: 'order-processor/src/sequence/process-order.ts',
    find: "  const claimed = await timed(shop, 'claim', () => claimOrder(shop, placed));\n",
    replace:
      '  await retirePlaced(shop, { uid, id: document.id, revs: document.leaves.map(({ rev }) => rev) });\n' +
      "  const claimed = await timed(shop, 'claim', () => claimOrder(shop, placed));\n",
  },
  {
    name: 'publish before claim',
    file: 'order-processor/src/sequence/claim-order.ts',
    find: `export async function claimOrder(shop: Shop, placed: PlacedToClaim): Promise<BookEntry> {
  const { uid, document } = placed;
  const key = orderKey(uid, document.id);
  const stored = await readBook(shop, key);
  if (stored !== undefined) return stored;
  const created = await createInBook(shop, await numbered(shop, await decideOrder(shop, placed)));`,
    replace: `import { hashOf } from '@coffee-catalog/shared/sha256';
import { publishOrder } from './publish-order.ts';
export async function claimOrder(shop: Shop, placed: PlacedToClaim): Promise<BookEntry> {
  const { uid, document } = placed;
  const key = orderKey(uid, document.id);
  const stored = await readBook(shop, key);
  if (stored !== undefined) return stored;
  const order = await numbered(shop, await decideOrder(shop, placed));
  const id = hashOf(['published', order]).slice(0, 32);
  await publishOrder(shop, { order, rev: \`1-\${id}\`, revisions: { start: 1, ids: [id] } });
  const created = await createInBook(shop, order);`,
  },
  {
    name: 'checkpoint before claim: a place in the book is passed before its orders are published',
    file: 'order-processor/src/watch/publish-book.ts',
    find: '    handle: async (changes, place) => {\n',
    replace:
      '    handle: async (changes, place) => {\n      checkpoint.passed(place);\n      await checkpoint.save();\n',
  },
  {
    name: 'time recomputed on replay',
    file: 'order-processor/src/sequence/process-order.ts',
    find: '(order) => recordLateSiblings(order, leaves));',
    replace: '(order) => ({ ...order, claimedTime: new Date(shop.now()).toISOString() }));',
  },
  {
    name: 'price recomputed on replay',
    file: 'order-processor/src/sequence/process-order.ts',
    find: `export async function processOrder(shop: Shop, placed: PlacedToClaim): Promise<BookEntry> {
  const { uid, document } = placed;
  const claimed = await timed(shop, 'claim', () => claimOrder(shop, placed));
  const leaves = document.leaves.map((leaf) => readLeaf(leaf, uid));`,
    replace: `import { priceItem } from '@coffee-catalog/shared/catalog/price-item';
import { readCatalog } from './read-catalog.ts';
export async function processOrder(shop: Shop, placed: PlacedToClaim): Promise<BookEntry> {
  const { uid, document } = placed;
  const before = await timed(shop, 'claim', () => claimOrder(shop, placed));
  const leaves = document.leaves.map((leaf) => readLeaf(leaf, uid));
  const catalog = await readCatalog(shop, before.order.lines.map(({ itemId }) => itemId));
  const claimed = await changeBook(shop, before, (order) => {
    const lines = order.lines.map((line) => {
      const entry = catalog.get(line.itemId);
      const priced = entry && priceItem(entry.item, line.options);
      return line.outcome === 'as-ordered' && priced?.kind === 'priced' ? { ...line, chargedUnitPrice: priced.amount } : line;
    });
    return JSON.stringify(lines) === JSON.stringify(order.lines) ? undefined : { ...order, lines };
  });`,
  },
  {
    name: 'rewound feed: each publication of an order has a revision of its own',
    file: 'order-processor/src/sequence/publish-order.ts',
    find: 'const projection = { ...projectOrder(order), _rev: rev, _revisions: revisions };',
    replace: `const id = revisions.ids.join('').slice(0, 24) + Math.floor(Math.random() * 2 ** 32).toString(16).padStart(8, '0');
  const projection = { ...projectOrder(order), _rev: rev.split('-')[0] + '-' + id, _revisions: { start: revisions.start, ids: [id] } };`,
  },
  {
    name: 'a step of an order is published without the steps before it',
    file: 'order-processor/src/sequence/publish-order.ts',
    find: '_revisions: revisions };',
    replace: '_revisions: { start: revisions.start, ids: revisions.ids.slice(0, 1) } };',
  },
  {
    name: 'a number is taken without looking whether somebody else took it',
    file: 'order-processor/src/sequence/number-order.ts',
    find: "if (written.kind === 'written') return last + 1;",
    replace: 'if (written !== undefined) return last + 1;',
  },
  {
    name: 'an order that is in the book already is decided and numbered again',
    file: 'order-processor/src/sequence/claim-order.ts',
    find: `  if (stored !== undefined) return stored;
  const created = await createInBook(shop, await numbered(shop, await decideOrder(shop, placed)));`,
    replace: `  const decided = await numbered(shop, await decideOrder(shop, placed));
  if (stored !== undefined) return { ...stored, order: decided };
  const created = await createInBook(shop, decided);`,
  },
  {
    name: 'more is charged than was consented to',
    file: 'shared/src/orders/judge-line.ts',
    find: '): number {\n',
    replace: '): number {\n  if (unitPrice > 0) return 2 * unitPrice;\n',
  },
  {
    name: 'stock is promised as if nobody else had been promised any',
    file: 'shared/src/stock/reserve-stock.ts',
    find: '(other) => !isUpTo(other, to));\n  let granted',
    replace: '() => false);\n  let granted',
  },
  {
    name: 'what a withdrawn order was promised is kept for it',
    file: 'shared/src/stock/settle-stock.ts',
    find: "cancelled: 'released'",
    replace: "cancelled: 'held'",
  },
];

/** @type {readonly import('./run-mutants.mjs').Mutant[]} */
export const simulationMutants = MUTANTS.map((mutant) => ({ ...mutant, command, timeoutSeconds: 7200 }));
