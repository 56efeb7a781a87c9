import { type DraftLine, sumOfShares } from '@coffee-catalog/shared/drafts/draft';
import type { CatalogEntry } from '@coffee-catalog/shared/drafts/seal-draft';
import { lineIdFor } from '@coffee-catalog/shared/ids/derived-id';
import { draftLineRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import type { Device } from '../device/device.ts';
import { extraRows } from '../differences/extra-rows.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import { type DecideRow, RowWriter } from '../local/row-writer.ts';
import type { OrderView } from '../orders/order-view.ts';
import { derive } from '../store/derive.ts';
import { type Readable, Store } from '../store/store.ts';
import type { DraftsView } from '../use-drafts.ts';
import { addToLine, setLineCount, setStampedField, type Writer } from './change-draft-row.ts';
import { type DraftRowDocument, type DraftRows, groupByDraft } from './draft-row.ts';
import type { NewLine } from './draft-view.ts';
import type { Liveness } from './known-orders.ts';
import { viewDraft } from './view-draft.ts';

export type DraftsParts = {
  device: Device;
  deviceId: string;
  collection: LiveCollection<DraftRowDocument>;
  catalog: Readable<ReadonlyMap<string, CatalogEntry>>;
  liveness: Readable<Liveness>;
  /** Under which key this device remembers which draft is filled. */
  currentKey: string;
  /** Told of a draft that begins here. */
  onBegin: (orderId: string) => void;
  onWrite: () => void;
};

type Change = DecideRow<DraftRowDocument>;

/** Every cart of one user (or of the guest) on this device. Changes show at once and are written in the background. */
export class Drafts {
  readonly collection: LiveCollection<DraftRowDocument>;
  readonly writer: RowWriter<DraftRowDocument>;
  readonly view: Readable<DraftsView>;
  readonly deviceId: string;
  readonly #parts: DraftsParts;
  readonly #chosen: Store<string | undefined>;
  readonly #unkept = new Store(0);

  constructor(parts: DraftsParts) {
    this.#parts = parts;
    this.deviceId = parts.deviceId;
    this.collection = parts.collection;
    this.writer = new RowWriter(parts.collection, parts.onWrite);
    this.#chosen = new Store(parts.device.kept.get(parts.currentKey));
    const groups = derive([this.collection.store, this.writer.pending], () => groupByDraft(this.#shownRows()));
    this.view = derive(
      [groups, this.collection.store, parts.liveness, parts.catalog, this.#chosen, this.#unkept],
      (drafts, { state }, liveness, catalog, chosen, unkept) => {
        const alive = [...drafts.values()].filter(({ orderId }) => liveness(orderId) === 'alive');
        const views = alive.map((rows) => viewDraft(rows, catalog)).sort(byAge);
        return { state, unkept, drafts: views, currentId: currentOf(alive, chosen) };
      },
    );
  }

  /** The stored and soon stored rows of one draft. */
  rowsOf(orderId: string): DraftRows {
    return groupByDraft(this.#shownRows()).get(orderId) ?? { orderId, draft: undefined, lines: [] };
  }

  select(orderId: string | undefined): void {
    this.#chosen.set(orderId);
    this.#parts.device.kept.set(this.#parts.currentKey, orderId);
  }

  /** Begins a draft and makes it the current one. */
  create(name?: string): string {
    const orderId = this.#begin();
    const named = name === undefined ? [] : ([['name', name]] as const);
    this.#change([[orderId, this.#onDraft(orderId, named)]]);
    return orderId;
  }

  /** Adds to a draft; without an id to the current one, which begins with its first line. */
  addLine(orderId: string | undefined, line: NewLine): void {
    const target = orderId ?? this.view.get().currentId ?? this.#begin();
    const rowId = draftLineRowId(target, lineIdFor(line.itemId, line.options));
    this.#change([
      [target, this.#onDraft(target, [])],
      [rowId, this.#onLine(rowId, line)],
    ]);
  }

  /** A new draft with an order's lines; what they cost is looked up in the catalog anew. */
  copyLines({ lines }: Pick<OrderView, 'lines'>): string {
    const orderId = this.#begin();
    const adds = lines.map(({ itemId, options, count, note }): [string, Change] => {
      const rowId = draftLineRowId(orderId, lineIdFor(itemId, options));
      return [rowId, this.#onLine(rowId, { itemId, options, count, ...(note === undefined ? {} : { note }) })];
    });
    this.#change([[orderId, this.#onDraft(orderId, [])], ...adds]);
    return orderId;
  }

  /** A draft of what another version of an order had more; becomes the current one. Returns its id. */
  takeExtra(orderId: string, extra: Parameters<typeof extraRows>[1]): string {
    const { draftId, changes } = extraRows(orderId, extra, () => this.#now());
    this.select(draftId);
    this.#change(changes);
    return draftId;
  }

  changeCount(orderId: string, lineId: string, count: number): void {
    this.#changeLine(orderId, lineId, (line) => setLineCount(line, count, this.#now()));
  }

  /** Wanted no more: the row stays with a sum of 0, so that another device's addition finds it. Returns the way back. */
  removeLine(orderId: string, lineId: string): () => void {
    const line = this.rowsOf(orderId).lines.find(({ _id }) => _id === draftLineRowId(orderId, lineId));
    const count = line === undefined ? 0 : sumOfShares(line);
    this.changeCount(orderId, lineId, 0);
    return () => this.changeCount(orderId, lineId, count);
  }

  setField(orderId: string, field: 'name' | 'note', text: string): void {
    this.#change([[orderId, this.#onDraft(orderId, [[field, text]])]]);
  }

  setLineField(orderId: string, lineId: string, change: { note: string } | { consent: DraftLine['consent'] }): void {
    const [[field, value]] = Object.entries(change) as [[string, unknown]];
    this.#changeLine(orderId, lineId, (line) => setStampedField(line, field, value, this.#now()));
  }

  /** Throws a draft away; the marks on its rows keep leftovers from being offered again. Returns the way back. */
  discard(orderId: string): () => void {
    const { draft, lines } = this.rowsOf(orderId);
    const rows = draft === undefined ? lines : [draft, ...lines];
    this.#change(rows.map(({ _id }) => [_id, () => ({ kind: 'delete', mark: 'discarded', keep: true })]));
    return () => {
      this.#change(
        rows.map((doc) => [doc._id, (now) => (now.kind === 'live' ? { kind: 'leave' } : { kind: 'write', doc })]),
      );
      this.select(orderId);
    };
  }

  #begin(): string {
    const orderId = this.#parts.device.newId();
    this.#parts.onBegin(orderId);
    this.select(orderId);
    return orderId;
  }

  #onDraft(orderId: string, fields: readonly (readonly [string, string])[]): Change {
    const createdTime = new Date(this.#parts.device.now()).toISOString();
    return (current) => {
      const known = current.kind === 'live' && current.doc.type === 'draft' ? current.doc : undefined;
      if (known !== undefined && fields.length === 0) return { kind: 'leave' };
      const draft = known ?? { _id: orderId, type: 'draft', schemaVersion: 1, createdTime, stamps: {} };
      return {
        kind: 'write',
        doc: fields.reduce((row, [field, text]) => setStampedField(row, field, text, this.#now()), draft),
      };
    };
  }

  #onLine(rowId: string, { itemId, options, count = 1, note }: NewLine): Change {
    return (current) => {
      const added = addToLine(lineIn(current), { rowId, itemId, options, count }, this.#now());
      return { kind: 'write', doc: note === undefined ? added : setStampedField(added, 'note', note, this.#now()) };
    };
  }

  #changeLine(orderId: string, lineId: string, change: (line: DraftLine) => DraftLine): void {
    const decide: Change = (current) => {
      const line = lineIn(current);
      return line === undefined ? { kind: 'leave' } : { kind: 'write', doc: change(line) };
    };
    this.#change([[draftLineRowId(orderId, lineId), decide]]);
  }

  #change(changes: [string, Change][]): void {
    this.writer.change(new Map(changes)).then(
      () => this.#unkept.set(0),
      () => this.#unkept.set(this.#unkept.get() + 1),
    );
  }

  #now(): Writer {
    return { now: this.#parts.device.now(), deviceId: this.deviceId };
  }

  #shownRows(): DraftRowDocument[] {
    const pending = this.writer.pending.get();
    const stored = [...this.collection.store.get().rows.values()].filter(({ id }) => !pending.has(id));
    const soon = [...pending.values()].flatMap(({ doc }) => (doc === undefined ? [] : [doc]));
    return [...stored.map(({ doc }) => doc), ...soon];
  }
}

function lineIn(current: Parameters<Change>[0]): DraftLine | undefined {
  return current.kind === 'live' && current.doc.type === 'draft-line' ? current.doc : undefined;
}

/** The chosen draft, else the one begun last; leftovers are offered, never filled unasked. */
function currentOf(alive: readonly DraftRows[], chosen: string | undefined): string | undefined {
  if (chosen !== undefined && alive.some(({ orderId }) => orderId === chosen)) return chosen;
  const begun = alive.filter(({ draft }) => draft?.leftoversOf === undefined).map(({ orderId }) => orderId);
  return begun.sort().at(-1);
}

function byAge(a: { createdTime: string; orderId: string }, b: { createdTime: string; orderId: string }): number {
  if (a.createdTime !== b.createdTime) return a.createdTime < b.createdTime ? -1 : 1;
  return a.orderId < b.orderId ? -1 : 1;
}
