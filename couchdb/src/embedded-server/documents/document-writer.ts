import type { SandboxCache } from '../sandbox/sandbox-cache.ts';
import type { Database } from '../storage/database.ts';
import type { UpdateLog } from '../storage/update-log.ts';
import { readValidationFunctions } from './validation-functions.ts';
import {
  type PreparedRequest,
  prepareDocuments,
  storePrepared,
  type WriteRequest,
  type WriteResult,
} from './write-documents.ts';

interface Waiting {
  readonly request: WriteRequest;
  readonly resolve: (results: WriteResult[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Passed {
  readonly waiting: Waiting;
  readonly prepared: PreparedRequest;
}

/** Requests are joined up to this many documents. */
const groupLimit = 500;

/**
 * All writes of one database. While one is being synced to disk the next ones gather, and are then stored together:
 * sixteen writers wait for two commits and not for sixteen. Each still gets its own answer.
 */
export class DocumentWriter {
  private readonly waiting: Waiting[] = [];
  private readonly database: Database;
  private readonly sandboxes: SandboxCache;
  private readonly updates: UpdateLog;

  constructor(database: Database, sandboxes: SandboxCache, updates: UpdateLog) {
    this.database = database;
    this.sandboxes = sandboxes;
    this.updates = updates;
  }

  /** Resolves when the accepted documents are on disk. One result per document, in order. */
  write(request: WriteRequest): Promise<WriteResult[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      void this.database.lane.run(() => this.writeNext());
    });
  }

  private async writeNext(): Promise<void> {
    const group = this.takeGroup();
    try {
      await this.writeGroup(group);
    } catch (error) {
      // Nobody may wait for ever. Rejecting one that was answered already changes nothing.
      for (const { reject } of group) reject(error);
    }
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    if (group.length === 0) return;
    const passed = await this.prepare(group);
    if (passed.length > 1) {
      // One unusable attachment fails the batch: then each request is stored, and answered, by itself.
      if (!(await this.store(passed, false))) for (const each of passed) await this.store([each], true);
    } else await this.store(passed, true);
    this.database.announce();
    this.updates.announce();
  }

  /** Requests that can be stored as one: of the same kind, and no document twice. */
  private takeGroup(): Waiting[] {
    const group: Waiting[] = [];
    const ids = new Set<string>();
    let size = 0;
    while (this.waiting.length > 0) {
      const next = this.waiting[0] as Waiting;
      const { documents, newEdits } = next.request;
      const first = group[0]?.request;
      const fits =
        first === undefined ||
        (first.newEdits === newEdits &&
          size + documents.length <= groupLimit &&
          !documents.some(({ _id }) => ids.has(_id) || _id.startsWith('_design/')));
      if (!fits) break;
      group.push(next);
      this.waiting.shift();
      size += documents.length;
      for (const { _id } of documents) ids.add(_id);
      if (documents.some(({ _id }) => _id.startsWith('_design/'))) break;
    }
    return group;
  }

  private async prepare(group: readonly Waiting[]): Promise<Passed[]> {
    const passed: Passed[] = [];
    for (const waiting of group) {
      try {
        const functions = await readValidationFunctions(this.database, this.sandboxes);
        passed.push({ waiting, prepared: await prepareDocuments(this.database, waiting.request, functions) });
      } catch (error) {
        waiting.reject(error);
      }
    }
    return passed;
  }

  /** Answers the requests and gives true; if the batch failed and `final` is false, answers none. */
  private async store(passed: readonly Passed[], final: boolean): Promise<boolean> {
    try {
      const results = await storePrepared(
        this.database,
        passed.map(({ prepared }) => prepared),
      );
      const wrote = passed.flatMap(({ waiting }) => waiting.request.documents);
      if (wrote.some(({ _id }) => _id.startsWith('_design/'))) this.database.designCache = undefined;
      passed.forEach(({ waiting }, index) => waiting.resolve(results[index] as WriteResult[]));
      return true;
    } catch (error) {
      if (final) for (const { waiting } of passed) waiting.reject(error);
      return false;
    }
  }
}
