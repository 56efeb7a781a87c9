import { checkServerAdmin } from '../authorization/database-access.ts';
import { notFound } from '../couch-error.ts';
import type { DatabaseEvent, UpdateLog } from '../storage/update-log.ts';
import { type FeedRequest, feedRequest } from './changes-request.ts';
import { checkMethod, type Exchange, type Reply } from './exchange.ts';
import { nextFeedEvent } from './feed-wait.ts';
import { parseSequence } from './sequence.ts';

type Pieces = AsyncGenerator<string>;

/** `/_db_updates`: which databases were created, changed or deleted. Needs the database `_global_changes`, as CouchDB does. */
export function dbUpdates(exchange: Exchange): Reply {
  checkMethod(exchange, 'GET');
  checkServerAdmin(exchange.principal);
  const { databases } = exchange.core;
  const record = databases.get('_global_changes')?.record;
  if (!record) throw notFound('Database does not exist.');
  const request = feedRequest(exchange);
  const since = exchange.query.text('since') ?? '0';
  const start = since === 'now' ? databases.updates.seq : parseSequence(since, record.token);
  const feed = new UpdatesFeed(databases.updates, record.token, request, start, exchange.gone);
  if (request.feed === 'continuous') return { status: 200, pieces: feed.asLines() };
  if (request.feed === 'eventsource') {
    return { status: 200, pieces: feed.asEvents(), headers: { 'content-type': 'text/event-stream' } };
  }
  return { status: 200, pieces: feed.asObject() };
}

class UpdatesFeed {
  private readonly log: UpdateLog;
  private readonly token: string;
  private readonly request: FeedRequest;
  private readonly gone: AbortSignal;
  private seq: number;
  private sent = 0;

  constructor(log: UpdateLog, token: string, request: FeedRequest, since: number, gone: AbortSignal) {
    this.log = log;
    this.token = token;
    this.request = request;
    this.seq = since;
    this.gone = gone;
  }

  async *asObject(): Pieces {
    yield '{"results":[\n';
    let separator = '';
    for await (const row of this.rows(this.request.feed === 'longpoll')) {
      if (row === '') yield '\n';
      else {
        yield separator + row;
        separator = ',\n';
      }
    }
    yield `\n],\n"last_seq":${this.lastSeq()}}\n`;
  }

  async *asLines(): Pieces {
    for await (const row of this.rows(true)) yield `${row}\n`;
    yield `{"last_seq":${this.lastSeq()}}\n`;
  }

  async *asEvents(): Pieces {
    for await (const row of this.rows(true)) {
      yield row === '' ? 'event: heartbeat\ndata: \n\n' : `data: ${row}\nid: ${this.lastSeq()}\n\n`;
    }
  }

  private lastSeq(): string {
    return JSON.stringify(`${this.seq}-${this.token}`);
  }

  /** An empty row is a heartbeat. */
  private async *rows(wait: boolean): Pieces {
    const { feed, limit } = this.request;
    for (;;) {
      const { events, reached } = this.log.since(this.seq);
      for (const event of events) {
        this.seq = event.seq;
        this.sent++;
        yield this.asRow(event);
        if (limit !== undefined && this.sent >= limit) return;
      }
      this.seq = reached;
      if (!wait || (feed === 'longpoll' && this.sent > 0)) return;
      if (this.log.seq > this.seq) continue;
      const next = await nextFeedEvent((listener) => this.log.onEvent(listener), { ...this.request, gone: this.gone });
      if (next === 'heartbeat') yield '';
      else if (next !== 'change') return;
    }
  }

  private asRow({ database, type }: DatabaseEvent): string {
    return JSON.stringify({ db_name: database, type, seq: `${this.seq}-${this.token}` });
  }
}
