import { createRequire } from 'node:module';
import type { Device } from './device.ts';

/** As much of PouchDB as the tests use. Its own types redeclare Node's `Buffer`, so they stay out of this program. */
export type Pouch = {
  put(document: object): Promise<{ rev: string }>;
  get(id: string, options?: object): Promise<{ _id: string; _rev: string; [field: string]: unknown }>;
  bulkDocs(documents: object[], options?: object): Promise<unknown[]>;
  allDocs(
    options?: object,
  ): Promise<{ rows: { id: string; key: string; doc?: { _rev: string; [field: string]: unknown } }[] }>;
  changes(options: object): Promise<{ results: { id: string }[] }>;
  info(): Promise<{ db_name: string; doc_count: number; update_seq: unknown }>;
  destroy(): Promise<void>;
  replicate: Record<'to' | 'from', (other: Pouch, options?: object) => Replication>;
};

/** A replication, under way or over. */
export type Replication = Promise<ReplicationResult> & {
  on(event: string, listener: (value: never) => void): unknown;
  cancel(): void;
};

export type ReplicationResult = {
  readonly ok: boolean;
  readonly docs_read: number;
  readonly docs_written: number;
  readonly doc_write_failures: number;
  readonly errors: unknown[];
};

type PouchStatic = { new (name: string, options: object): Pouch; plugin(plugin: unknown): PouchStatic };

const require = createRequire(import.meta.url);
const Pouches = require('pouchdb-core') as PouchStatic;
Pouches.plugin(require('pouchdb-adapter-http'));
Pouches.plugin(require('pouchdb-adapter-memory'));
Pouches.plugin(require('pouchdb-replication'));

let count = 0;

/** A local database of a device, in memory. */
export function localPouch(name: string): Pouch {
  count += 1;
  return new Pouches(`${name}-${count}`, { adapter: 'memory' });
}

/** A collection behind the sync door, as this device sees it. */
export function remotePouch(device: Device, collection: string): Pouch {
  return new Pouches(`${device.origin}/db/${collection}`, { adapter: 'http', fetch: device.syncFetch });
}
