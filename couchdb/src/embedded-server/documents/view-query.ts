import { createRequire } from 'node:module';
import { SandboxCache } from '../sandbox/sandbox-cache.ts';
import type { Pouch, PouchRows } from '../storage/pouch.ts';
import { reduceBuiltIn } from './built-in-reduce.ts';

type Emit = (key: unknown, value: unknown) => void;
type Mapper = (source: string, emit: Emit) => (document: object) => void;
type Reducer = (source: string) => (keys: unknown, values: unknown, rereduce: boolean) => unknown;
type DesignWithViews = { _id: string; views: Record<string, { map: unknown; reduce?: unknown }> };

interface MapReduce {
  query(this: Pouch, view: string, options: object, callback?: undefined): Promise<PouchRows>;
}

const require = createRequire(import.meta.url);
const createMapReduce = require('pouchdb-abstract-mapreduce') as (
  notesId: string,
  mapper: Mapper,
  reducer: Reducer,
  checkView: (design: DesignWithViews, view: string) => void,
) => MapReduce;
const { NotFoundError } = require('pouchdb-mapreduce-utils') as { NotFoundError: new (message: string) => Error };

export type QueryView = (pouch: Pouch, view: string, options: object) => Promise<PouchRows>;

/** Views by PouchDB's own index, with the functions in QuickJS. */
export function viewQuery(sandboxes: SandboxCache): QueryView {
  const mapper: Mapper = (source, emit) => {
    // PouchDB hands over the source of a view and nothing else: `checkView` below put the library into it.
    const design = { views: JSON.parse(source) as object };
    const key = SandboxCache.keyOf(design);
    return (document) => {
      const result = sandboxes.call(key, design, ['views', 'view', 'map'], [document]);
      // As in CouchDB: a function that throws for a document emits nothing for it.
      if (result.kind === 'returned') for (const [name, value] of result.emitted) emit(name, value);
    };
  };
  const reducer: Reducer = (source) => {
    const builtIn = reduceBuiltIn(source);
    if (builtIn) return (_keys, values) => builtIn(values as unknown[]);
    const design = { reduce: source };
    const key = SandboxCache.keyOf(design);
    return (keys, values, rereduce) => {
      const result = sandboxes.call(key, design, ['reduce'], [keys, values, rereduce]);
      return result.kind === 'returned' ? result.value : null;
    };
  };
  const mapReduce = createMapReduce('mrviews', mapper, reducer, (design, name) => {
    const view = design.views[name];
    if (typeof view?.map !== 'string') throw new NotFoundError(`ddoc ${design._id} has no string view named ${name}`);
    view.map = JSON.stringify({ lib: design.views['lib'], view: { map: view.map } });
  });
  return (pouch, view, options) => mapReduce.query.call(pouch, view, options);
}
