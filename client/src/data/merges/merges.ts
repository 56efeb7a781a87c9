import { sumOfShares } from '@coffee-catalog/shared/drafts/draft';
import { draftLineRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import type { DeviceKind } from '@coffee-catalog/shared/users/profile';
import { groupByDraft } from '../drafts/draft-row.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DraftEntry } from '../ledger/ledger-entry.ts';
import { derive } from '../store/derive.ts';
import type { Readable } from '../store/store.ts';
import { addNews, type DeviceNews, NOTE_OF_LINE, seeDraft } from './draft-news.ts';

/** What another device changed in a cart of this user, as a sentence needs it. `device` is undefined while nothing is known of it. */
export type MergeView = {
  orderId: string;
  cartName?: string;
  deviceId: string;
  device?: DeviceKind;
  /** `more` is negative for what was taken out; never 0. */
  lines: { lineId: string; name: string; more: number }[];
  texts: { kind: 'name' | 'note' | 'line-note'; item?: string; after: string }[];
};

export type MergesParts = {
  drafts: Drafts;
  ledger: Ledger;
  /** What kinds of device this user has, by device id. */
  devices: Readable<Readonly<Record<string, DeviceKind>>>;
  /** The name of an item, if the catalog on this device has it. */
  nameOf: (itemId: string) => string | undefined;
};

/**
 * Notices what the user's other devices changed in carts that this one knew, and keeps it until the shopper has seen it. Kept in the ledger: a round may
 * bring it while nobody looks, or just before the app is closed.
 */
export class Merges {
  readonly view: Readable<MergeView[]>;
  readonly #parts: MergesParts;

  constructor(parts: MergesParts) {
    this.#parts = parts;
    this.view = derive([parts.ledger.entries, parts.drafts.view, parts.devices], (entries, { drafts }, devices) => {
      const alive = new Map(drafts.map((draft) => [draft.orderId, draft]));
      return [...entries.values()].flatMap((entry) => {
        const draft = entry.type === 'draft-entry' ? alive.get(orderIdOf(entry)) : undefined;
        if (entry.type !== 'draft-entry' || draft === undefined) return [];
        return Object.entries(entry.news).map(([deviceId, news]): MergeView => {
          const device = devices[deviceId];
          const told = this.#describe(draft.orderId, news);
          const cart = { orderId: draft.orderId, ...(draft.name === undefined ? {} : { cartName: draft.name }) };
          return { ...cart, deviceId, ...(device === undefined ? {} : { device }), ...told };
        });
      });
    });
  }

  /** Looks at the carts after a round has brought what it brings. A cart that is seen for the first time is no news. */
  async look(): Promise<void> {
    const { drafts, ledger } = this.#parts;
    const groups = groupByDraft([...drafts.collection.store.get().rows.values()].map(({ doc }) => doc));
    const ownId = drafts.deviceId;
    await ledger.keepDrafts(new Set(groups.keys()));
    await ledger.changeDrafts([...groups.keys()], (entry, orderId) => {
      const rows = groups.get(orderId);
      if (rows === undefined) return undefined;
      const now = seeDraft(rows);
      const news = entry === undefined ? {} : addNews(entry.news, { before: entry.seen, now, ownId });
      return { seen: now, news };
    });
  }

  /** The shopper has read it. */
  async dismiss({ orderId, deviceId }: MergeView): Promise<void> {
    await this.#parts.ledger.changeDrafts([orderId], (entry) => {
      if (entry === undefined) return undefined;
      const { [deviceId]: _read, ...news } = entry.news;
      return { seen: entry.seen, news };
    });
  }

  /** Takes back what that device did, by changes of this one: nobody's work is deleted. */
  async undo(merge: MergeView): Promise<void> {
    const { drafts, ledger } = this.#parts;
    const { orderId, deviceId } = merge;
    const news = ledger.draft(orderId)?.news[deviceId];
    if (news === undefined) return;
    for (const [lineId, more] of Object.entries(news.counts)) {
      const line = this.#lineOf(orderId, lineId);
      // Pieces that this device took out as well are not there to come back.
      if (line !== undefined) drafts.changeCount(orderId, lineId, sumOfShares(line) - more);
    }
    for (const [key, { before }] of Object.entries(news.texts)) {
      if (key === 'name' || key === 'note') drafts.setField(orderId, key, before);
      else drafts.setLineField(orderId, key.slice(NOTE_OF_LINE.length), { note: before });
    }
    await this.dismiss(merge);
  }

  #describe(orderId: string, news: DeviceNews): Pick<MergeView, 'lines' | 'texts'> {
    const name = (lineId: string) => {
      const itemId = this.#lineOf(orderId, lineId)?.itemId;
      return itemId === undefined ? undefined : this.#parts.nameOf(itemId);
    };
    const lines = Object.entries(news.counts).flatMap(([lineId, more]) => {
      const item = name(lineId);
      return item === undefined ? [] : [{ lineId, name: item, more }];
    });
    const texts = Object.entries(news.texts).map(([key, { after }]): MergeView['texts'][number] => {
      if (key === 'name' || key === 'note') return { kind: key, after };
      const item = name(key.slice(NOTE_OF_LINE.length));
      return { kind: 'line-note', after, ...(item === undefined ? {} : { item }) };
    });
    return { lines, texts };
  }

  #lineOf(orderId: string, lineId: string) {
    return this.#parts.drafts.rowsOf(orderId).lines.find(({ _id }) => _id === draftLineRowId(orderId, lineId));
  }
}

function orderIdOf(entry: DraftEntry): string {
  return entry._id.slice('draft:'.length);
}
