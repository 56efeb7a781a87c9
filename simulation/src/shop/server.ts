import { openServerCore, type ServerCore } from '@coffee-catalog/couchdb/embedded-server/server-core';
import type { LevelOperation } from '@coffee-catalog/couchdb/embedded-server/storage/level';
import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { renewedToken } from '@coffee-catalog/couchdb/principals/renewed-token';
import type { Shard } from '@coffee-catalog/order-processor/watch/shard';
import { type History, revisionsIn } from '../history/history.ts';
import type { MemoryStore } from '../storage/memory-store.ts';
import { type StoredDocument, storedDocuments } from '../storage/stored-documents.ts';
import type { Story } from '../story/story.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { answerCouchRequest, type CouchAnswer } from './answer-couch-request.ts';

/** Who asks: one of our own principals, or the server admin. */
export type Asker = DatabasePrincipal | 'admin';

export type CouchCall = {
  readonly as: Asker;
  readonly method: string;
  readonly url: string;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The key that the shop's services sign their tokens with. */
const KEY = { kid: 'shop-0000000000000001', secret: Buffer.alloc(32, 7) };

type Surroundings = { readonly time: VirtualTime; readonly story: Story; readonly history: History };

/** Which processor was done with the book up to which place in its feed; `at`: how much history there was then. */
export type PassedCheckpoint = { readonly shard: Shard; readonly sequence: number; readonly at: number };

/** A rule by which a document is refused for the time being, whatever the validation functions say. */
export type Refusal = { readonly database: string; readonly reason: string };

/** The database server of the shop: the embedded server's own core over a store in memory. */
export class Server {
  readonly core: ServerCore;
  private readonly store: MemoryStore;
  /** Databases that take no writes at the moment. */
  readonly refusals = new Set<Refusal>();
  /** How many feeds are to begin again from their start, as a database server may do at any time. */
  rewinds = 0;
  /** Feeds that were not read yet since all places in them were forgotten, and those that were. */
  private readAgain: Set<string> | undefined;
  /** Every checkpoint in the book that a processor moved. */
  readonly checkpoints: PassedCheckpoint[] = [];
  private readonly history: History;
  private readonly story: Story;
  private readonly time: VirtualTime;
  private readonly tokens = new Map<string, () => string>();

  private constructor(core: ServerCore, store: MemoryStore, { story, time, history }: Surroundings) {
    this.core = core;
    this.store = store;
    this.story = story;
    this.time = time;
    this.history = history;
  }

  static async open(store: MemoryStore, { time, story, history }: Surroundings): Promise<Server> {
    const core = await openServerCore({
      level: store,
      admins: {},
      jwtKeys: { [`hmac:${KEY.kid}`]: KEY.secret.toString('base64') },
      now: () => new Date(time.now),
      log: (line) => story.tell('server', line),
    });
    const note = (operations: readonly LevelOperation[]): void => {
      for (const { prefix, sequence, body } of revisionsIn(operations)) {
        const { _id: id, _rev: rev, _deleted, ...document } = body;
        const database = nameOf(core, prefix);
        const where = { time: time.now, place: 'server', database, sequence };
        history.add({ ...where, id, rev, deleted: _deleted === true, document });
      }
    };
    note(store.list().map((key) => ({ type: 'put', key, value: store.peek(key) ?? '' })));
    store.onBatch = note;
    return new Server(core, store, { story, time, history });
  }

  /** Answers a request, completely. */
  async answer({ as, method, url, body, signal }: CouchCall): Promise<CouchAnswer> {
    const refused = this.refuse(method, url, body);
    if (refused !== undefined) return refused;
    if (method === 'PUT') this.noteCheckpoint(url, body);
    const rewound = this.rewind(as, method, url);
    const token = this.tokenOf(as);
    const answer = await answerCouchRequest(this.core, { method, url: rewound, body, token, signal });
    this.story.note(
      'server',
      `${as === 'admin' ? as : as.sub} ${method} ${rewound} ${body ?? ''} → ${answer.status} ${answer.body}`,
    );
    return answer;
  }

  /** The documents of a database as they are stored. */
  documents(database: string): Map<string, StoredDocument> {
    const record = this.core.databases.get(database)?.record;
    return record === undefined ? new Map() : storedDocuments(this.store, `${record.id}!`);
  }

  async close(): Promise<void> {
    await this.core.close();
  }

  /** How many changes each database has had: equal numbers mean that nothing was written. */
  async sequences(): Promise<Map<string, number>> {
    const { databases } = this.core;
    const sequences = new Map<string, number>();
    for (const name of databases.names()) {
      const counts = await databases.get(name)?.readCounts();
      sequences.set(name, counts?.updateSeq ?? 0);
    }
    return sequences;
  }

  private noteCheckpoint(url: string, body: string | undefined): void {
    const [, index, of] = /^\/orders\/_local\/publish-(\d+)-of-(\d+)$/.exec(url) ?? [];
    if (index === undefined || body === undefined) return;
    const { place } = JSON.parse(body) as { place: string };
    const shard = { index: Number(index), of: Number(of) };
    this.checkpoints.push({ shard, sequence: Number.parseInt(place, 10), at: this.history.all.length });
  }

  private tokenOf(as: Asker): string {
    const name = as === 'admin' ? as : `${as.sub} ${as.roles.join(' ')}`;
    const principal = as === 'admin' ? ({ sub: 'admin', roles: ['_admin'] } as unknown as DatabasePrincipal) : as;
    const token = this.tokens.get(name) ?? renewedToken(KEY, principal, () => this.time.now);
    this.tokens.set(name, token);
    return token();
  }

  private refuse(method: string, url: string, body: string | undefined): CouchAnswer | undefined {
    const refusal = [...this.refusals].find(({ database }) => url === `/${database}/_bulk_docs`);
    if (refusal === undefined || method !== 'POST' || body === undefined) return undefined;
    const { docs } = JSON.parse(body) as { docs: { _id: string; _rev?: string }[] };
    const rows = docs.map(({ _id, _rev }) => ({ id: _id, rev: _rev, error: 'forbidden', reason: refusal.reason }));
    this.story.coverage.count('a write refused by the server', docs.length);
    this.story.tell('server', `refuses ${docs.length} documents of ${refusal.database}: ${refusal.reason}`);
    return { status: 201, contentType: 'application/json', body: JSON.stringify(rows) };
  }

  /** Whoever reads a feed next, reads it from its start; nobody finds the place where they stopped. */
  forgetPlaces(): void {
    this.readAgain = new Set();
  }

  /** CouchDB's feeds are at-least-once and may begin again (https://docs.couchdb.org/en/stable/api/database/changes.html). */
  private rewind(as: Asker, method: string, url: string): string {
    if (method !== 'GET' || !/\/_changes\?.*since=(?!0&|0$|now)/.test(url)) return url;
    const database = url.split('/')[1] ?? '';
    const reader = `${as === 'admin' ? as : as.sub} ${database}`;
    if (this.readAgain !== undefined && !this.readAgain.has(reader)) this.readAgain.add(reader);
    else if (this.rewinds > 0) this.rewinds -= 1;
    else return url;
    if (this.readAgain === undefined) this.story.coverage.count('a feed begun again');
    this.story.tell('server', `begins the feed of ${database} again from its start`);
    return url.replace(/([?&]since=)[^&]*/, '$10');
  }
}

function nameOf({ databases }: ServerCore, prefix: string): string {
  const id = prefix.slice(0, -1);
  return databases.names().find((name) => databases.get(name)?.record.id === id) ?? id;
}
