import { readChanges, readLeaves } from '../documents/read-changes.ts';
import type { Database } from '../storage/database.ts';
import type { PouchChange } from '../storage/pouch.ts';
import { type ChangesFilter, changesFilter } from './changes-filter.ts';
import { type ChangesRequest, changesRequest } from './changes-request.ts';
import { checkMethod, type Exchange, type Reply } from './exchange.ts';
import { nextFeedEvent } from './feed-wait.ts';
import { sequenceOf } from './sequence.ts';

type Pieces = AsyncGenerator<string>;

/** `/db/_changes` in its four forms. */
export async function changes(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'GET', 'POST');
  const request = await changesRequest(exchange, database);
  const filter = await changesFilter(exchange, database, request);
  const feed = new ChangesFeed(database, request, filter, exchange.gone);
  switch (request.feed) {
    case 'normal':
    case 'longpoll':
      return { status: 200, pieces: feed.asObject() };
    case 'continuous':
      return { status: 200, pieces: feed.asLines() };
    case 'eventsource':
      return {
        status: 200,
        pieces: feed.asEvents(),
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' },
      };
  }
}

class ChangesFeed {
  private readonly database: Database;
  private readonly request: ChangesRequest;
  private readonly filter: ChangesFilter | undefined;
  private readonly gone: AbortSignal;
  private seq: number;
  private sent = 0;

  constructor(database: Database, request: ChangesRequest, filter: ChangesFilter | undefined, gone: AbortSignal) {
    this.database = database;
    this.request = request;
    this.filter = filter;
    this.gone = gone;
    this.seq = request.since;
  }

  /** `{"results":[…],"last_seq":…,"pending":…}`. A long poll waits until there is a row. */
  async *asObject(): Pieces {
    yield '{"results":[\n';
    let separator = '';
    for await (const row of this.rows(this.request.feed === 'longpoll')) {
      if (row === heartbeat) yield '\n';
      else {
        yield separator + row;
        separator = ',\n';
      }
    }
    yield `\n],\n"last_seq":${this.lastSeq()},"pending":${await this.pending()}}\n`;
  }

  /** A line of JSON per change, for as long as the client stays. */
  async *asLines(): Pieces {
    for await (const row of this.rows(true)) yield row === heartbeat ? '\n' : `${row}\n`;
    yield `{"last_seq":${this.lastSeq()},"pending":${await this.pending()}}\n`;
  }

  async *asEvents(): Pieces {
    for await (const row of this.rows(true)) {
      if (row === heartbeat) yield 'event: heartbeat\ndata: \n\n';
      else yield `data: ${row}\nid: ${this.lastSeq()}\n\n`;
    }
  }

  private lastSeq(): string {
    return JSON.stringify(sequenceOf(this.database, this.seq));
  }

  /** At most how many changes follow the last one that was looked at. */
  private async pending(): Promise<number> {
    const { updateSeq, known } = await this.database.readCounts();
    return this.request.descending ? 0 : Math.max(0, Math.min(known, updateSeq - this.seq));
  }

  private async *rows(wait: boolean): AsyncGenerator<string | typeof heartbeat> {
    const { feed, limit } = this.request;
    for (;;) {
      for await (const row of this.present()) {
        yield row;
        if (limit !== undefined && this.sent >= Math.max(limit, 1)) return;
      }
      if (!wait || (feed === 'longpoll' && this.sent > 0)) return;
      for (;;) {
        const event = await this.nextEvent();
        if (event === 'change') break;
        if (event !== 'heartbeat') return;
        yield heartbeat;
      }
    }
  }

  /** What there is now after the last sequence, filtered. */
  private async *present(): AsyncGenerator<string> {
    const { includeDocs, descending } = this.request;
    const byDocument = this.filter?.by === 'document';
    const pages = readChanges(this.database, {
      ...this.request,
      since: this.seq,
      includeDocs: includeDocs || byDocument,
    });
    for await (const { rows, lastSeq } of pages) {
      for (const row of rows) {
        if (this.gone.aborted || this.database.isDestroyed) return;
        this.seq = row.seq;
        const change = await this.filtered(row);
        if (!change) continue;
        this.sent++;
        yield this.asRow(change);
      }
      if (!descending) this.seq = Math.max(this.seq, lastSeq);
    }
  }

  private async filtered(row: PouchChange): Promise<PouchChange | undefined> {
    const { filter } = this;
    if (!filter) return row;
    if (filter.by === 'id') return filter.accepts(row.id) ? row : undefined;
    if (!this.request.allLeaves) return row.doc && filter.accepts(row.doc) ? row : undefined;
    const accepted = (await readLeaves(this.database, row)).filter((leaf) => filter.accepts(leaf));
    return accepted.length > 0 ? { ...row, changes: accepted.map(({ _rev }) => ({ rev: _rev as string })) } : undefined;
  }

  private asRow({ id, seq, changes: revisions, deleted, doc }: PouchChange): string {
    return JSON.stringify({
      seq: sequenceOf(this.database, seq),
      id,
      changes: revisions,
      ...(deleted ? { deleted: true } : {}),
      ...(this.request.includeDocs ? { doc } : {}),
    });
  }

  private async nextEvent(): Promise<'change' | 'heartbeat' | 'timeout' | 'gone'> {
    const { updateSeq } = await this.database.readCounts();
    // Whoever has gone reads nothing more: without this a change that is still unread would be looked at again and again, for ever.
    if (this.gone.aborted || this.database.isDestroyed) return 'gone';
    // A write between the last read and now is not announced again.
    if (updateSeq > this.seq) return 'change';
    return nextFeedEvent((listener) => this.database.onChange(listener), { ...this.request, gone: this.gone });
  }
}

const heartbeat = Symbol('heartbeat');
