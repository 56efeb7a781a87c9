import { notFound } from '../couch-error.ts';
import { type Level, type LevelOperation, readRange, readText } from './level.ts';
import type { OpenPouches } from './open-pouches.ts';
import type { Document, Pouch, RevisionTree } from './pouch.ts';
import type { AddedToBatch } from './prefix-level.ts';
import { WriteLane } from './write-lane.ts';

/** Who is admin and who is member of a database, as CouchDB's `_security` has it. */
export interface SecurityObject extends Record<string, unknown> {
  admins?: { names?: string[]; roles?: string[] };
  members?: { names?: string[]; roles?: string[] };
}

/** What is stored of a database beside its documents. */
export interface DatabaseRecord {
  /** Prefix of all its keys. A database deleted and made again has another one. */
  readonly id: string;
  /** The part of its sequences after the dash: sequences of another incarnation are recognised by it. */
  readonly token: string;
  readonly createdAt: string;
  readonly revsLimit: number;
  readonly security: SecurityObject;
}

export interface Counts {
  docCount: number;
  /** Documents ever created and still known, deleted ones included. */
  known: number;
  updateSeq: number;
}

const key = {
  docCount: (id: string) => `${id}!\xffmeta-store\xff_local_doc_count`,
  updateSeq: (id: string) => `${id}!\xffmeta-store\xff_local_last_update_seq`,
  known: (id: string) => `${id}!!known`,
};

/** One database: its counts and feeds without opening it, its documents through `use`. */
export class Database {
  readonly name: string;
  record: DatabaseRecord;
  readonly lane = new WriteLane();
  /** Whatever others derive from the design documents (validation functions): dropped when one is written. */
  designCache: unknown;
  private readonly level: Level;
  private readonly pouches: OpenPouches;
  private readonly listeners = new Set<() => void>();
  private counts: Counts | undefined;
  private destroyed = false;

  constructor(name: string, record: DatabaseRecord, level: Level, pouches: OpenPouches) {
    this.name = name;
    this.record = record;
    this.level = level;
    this.pouches = pouches;
  }

  get isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Counts as of the last acknowledged write. Reads three keys at first, nothing later. */
  async readCounts(): Promise<Counts> {
    if (this.counts) return this.counts;
    const { id } = this.record;
    const [docCount, updateSeq, known] = await Promise.all([
      readText(this.level, key.docCount(id)),
      readText(this.level, key.updateSeq(id)),
      readText(this.level, key.known(id)),
    ]);
    this.counts ??= { docCount: Number(docCount ?? 0), updateSeq: Number(updateSeq ?? 0), known: Number(known ?? 0) };
    return this.counts;
  }

  /**
   * Reads from a batch of PouchDB's what the counts will be once it is stored, and gives what has to be stored with it. Only then they are taken over:
   * a reader who is told of a sequence before it can be read would go on after it, and never see that change.
   */
  noteBatch(operations: readonly LevelOperation[], unknownDocuments: Set<string>): AddedToBatch {
    const failed = (): void => this.forgetCounts();
    if (!this.counts) return { operations: [], stored: () => {}, failed };
    const counts = { ...this.counts };
    let created = 0;
    for (const operation of operations) {
      if (operation.type !== 'put') continue;
      if (operation.key.startsWith('\xffdocument-store\xff')) {
        if (unknownDocuments.delete(operation.key)) created++;
      } else if (operation.key === '\xffmeta-store\xff_local_doc_count') counts.docCount = Number(operation.value);
      else if (operation.key === '\xffmeta-store\xff_local_last_update_seq') counts.updateSeq = Number(operation.value);
    }
    unknownDocuments.clear();
    counts.known += created;
    const stored = (): void => {
      this.counts = counts;
    };
    const known: LevelOperation = { type: 'put', key: key.known(this.record.id), value: String(counts.known) };
    return { operations: created === 0 ? [] : [known], stored, failed };
  }

  /** After a batch that failed: what is stored is what counts. */
  private forgetCounts(): void {
    this.counts = undefined;
  }

  /** Runs `work` with the opened database; it stays open until `work` has ended. Throws 404 once it is deleted. */
  async use<T>(work: (pouch: Pouch) => Promise<T>): Promise<T> {
    await this.readCounts();
    if (this.destroyed) throw notFound('Database does not exist.');
    return this.pouches.use(this.record, work);
  }

  /** `undefined` when the document was never written. */
  revisionTree(id: string): Promise<RevisionTree | undefined> {
    return this.use(
      (pouch) =>
        new Promise((resolve, reject) => {
          pouch._getRevisionTree(id, (error, tree) => {
            if (error && error.status !== 404) reject(error);
            else resolve(tree);
          });
        }),
    );
  }

  /** The document at that revision, `undefined` if its body is not stored. */
  async read(id: string, options: object): Promise<Document | undefined> {
    try {
      return await this.use((pouch) => pouch.get(id, options));
    } catch (error) {
      if ((error as { status?: number }).status === 404) return undefined;
      throw error;
    }
  }

  /** All local documents, sorted by id. */
  async localDocuments(): Promise<Document[]> {
    const prefix = `${this.record.id}!\xfflocal-store\xff`;
    const rows = await readRange(this.level, { gte: prefix, lt: `${prefix}\u{10ffff}` });
    return rows.map(([, value]) => JSON.parse(value) as Document);
  }

  /** `listener` is called after each acknowledged write and when the database is deleted. Returns its removal. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  announce(): void {
    for (const listener of Array.from(this.listeners)) listener();
  }

  markDestroyed(): void {
    this.destroyed = true;
    this.announce();
  }
}
