import { Database, type DatabaseRecord, type SecurityObject } from './database.ts';
import { clearRange, type Level, type LevelOperation, readRange, writeBatch } from './level.ts';
import { OpenPouches } from './open-pouches.ts';
import { pouchOpener } from './pouch.ts';
import { type AddedToBatch, PrefixLevel } from './prefix-level.ts';
import { UpdateLog } from './update-log.ts';

/** CouchDB 3's default: only server admins, until somebody says otherwise. */
const adminOnly: SecurityObject = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } };

const recordKey = (name: string): string => `r!${name}`;
const isView = (pouchName: string): boolean => pouchName.includes('-mrview-');

export interface DatabasesOptions {
  readonly level: Level;
  /** PouchDB instances kept open. */
  readonly maxOpen: number;
  readonly now: () => Date;
  readonly newToken: () => string;
}

/**
 * All databases, in one LevelDB: file handles do not grow with their number, synced writes of different databases
 * share one commit, and a database's record, counts and last event are stored in the batch that changes them.
 */
export class Databases {
  readonly updates: UpdateLog;
  private readonly options: DatabasesOptions;
  private readonly byName = new Map<string, Database>();
  private readonly byId = new Map<string, Database>();
  private readonly pouches: OpenPouches;
  private lastId = 0;

  private constructor(options: DatabasesOptions, updates: UpdateLog) {
    this.options = options;
    this.updates = updates;
    this.pouches = new OpenPouches(
      pouchOpener(
        (name) => this.openStore(name),
        (name) => clearRange(options.level, { gte: `${name}!`, lt: `${name}!\u{10ffff}` }),
      ),
      options.maxOpen,
    );
  }

  /** Reads the register; opens no database. */
  static async open(options: DatabasesOptions): Promise<Databases> {
    const databases = new Databases(options, await UpdateLog.read(options.level));
    for (const [key, value] of await readRange(options.level, { gte: 'r!', lt: 'r"' })) {
      databases.add(key.slice(2), JSON.parse(value) as DatabaseRecord);
    }
    const [last] = await readRange(options.level, { gte: 'n!', lt: 'n"' });
    databases.lastId = Number(last?.[1] ?? 0);
    await databases.clearLeftovers();
    return databases;
  }

  names(): string[] {
    return [...this.byName.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  get(name: string): Database | undefined {
    return this.byName.get(name);
  }

  get openCount(): number {
    return this.pouches.size;
  }

  /** `undefined` when there is a database of that name. */
  async create(name: string): Promise<Database | undefined> {
    if (this.byName.has(name)) return undefined;
    const number = ++this.lastId;
    const record: DatabaseRecord = {
      id: `d${String(number).padStart(10, '0')}`,
      token: this.options.newToken(),
      createdAt: this.options.now().toISOString(),
      revsLimit: 1000,
      security: adminOnly,
    };
    // At once, so that of two requests for the same name one finds it taken.
    const database = this.add(name, record);
    const event = this.updates.add(name, 'created');
    try {
      await writeBatch(this.options.level, [
        { type: 'put', key: recordKey(name), value: JSON.stringify(record) },
        { type: 'put', key: 'n!last-id', value: String(number) },
        ...event.operations,
      ]);
    } catch (cause) {
      this.remove(database);
      throw new Error(`creating ${name}`, { cause });
    } finally {
      event.settle();
    }
    this.updates.announce();
    return database;
  }

  /** Its name is free when this resolves, and its documents are gone. Writes that wait find no database any more. */
  async destroy(database: Database): Promise<void> {
    if (database.isDestroyed) return;
    const { id } = database.record;
    const event = this.updates.add(database.name, 'deleted');
    await writeBatch(this.options.level, [
      { type: 'del', key: recordKey(database.name) },
      { type: 'put', key: `x!${id}`, value: '' },
      ...event.operations,
    ]).finally(event.settle);
    this.byName.delete(database.name);
    database.markDestroyed();
    this.updates.announce();
    await database.lane.run(async () => {
      await this.pouches.close(id);
      this.byId.delete(id);
      await this.clear(id);
    });
  }

  async updateRecord(
    database: Database,
    change: Partial<Pick<DatabaseRecord, 'security' | 'revsLimit'>>,
  ): Promise<void> {
    const record = { ...database.record, ...change };
    await writeBatch(this.options.level, [
      { type: 'put', key: recordKey(database.name), value: JSON.stringify(record) },
    ]);
    database.record = record;
    // PouchDB reads the limit when it opens a database.
    if (change.revsLimit !== undefined) await this.pouches.close(record.id);
  }

  /** After this nothing may be used. */
  async close(): Promise<void> {
    await this.pouches.closeAll();
    await new Promise<void>((resolve, reject) =>
      this.options.level.close((error) => (error ? reject(error) : resolve())),
    );
  }

  private add(name: string, record: DatabaseRecord): Database {
    const database = new Database(name, record, this.options.level, this.pouches);
    this.byName.set(name, database);
    this.byId.set(record.id, database);
    return database;
  }

  private remove(database: Database): void {
    this.byName.delete(database.name);
    this.byId.delete(database.record.id);
  }

  private openStore(pouchName: string): PrefixLevel {
    const { level } = this.options;
    const prefix = `${pouchName}!`;
    // A view can be built again from its database: its writes need not wait for the disk.
    if (isView(pouchName)) return new PrefixLevel(level, prefix, { sync: false });
    const database = this.byId.get(pouchName);
    const store: PrefixLevel = new PrefixLevel(level, prefix, {
      sync: true,
      isWriting: () => (database?.lane.length ?? 0) > 0,
      ...(database === undefined ? {} : { addToBatch: (operations) => this.addToBatch(database, store, operations) }),
    });
    return store;
  }

  private addToBatch(database: Database, store: PrefixLevel, operations: readonly LevelOperation[]): AddedToBatch {
    const counts = database.noteBatch(operations, store.unknownDocuments);
    const isUpdate = operations.some(({ key }) => key.startsWith('\xffby-sequence\xff'));
    if (!isUpdate || database.isDestroyed) return counts;
    const event = this.updates.add(database.name, 'updated');
    return {
      operations: [...counts.operations, ...event.operations],
      stored: () => {
        counts.stored();
        event.settle();
      },
      failed: () => {
        counts.failed();
        event.settle();
      },
    };
  }

  private async clear(id: string): Promise<void> {
    await clearRange(this.options.level, { gte: id, lt: `${id}~` });
    await writeBatch(this.options.level, [{ type: 'del', key: `x!${id}` }], { sync: false });
  }

  /** Finishes the deletions that a crash interrupted. */
  private async clearLeftovers(): Promise<void> {
    for (const [key] of await readRange(this.options.level, { gte: 'x!', lt: 'x"' })) await this.clear(key.slice(2));
  }
}
