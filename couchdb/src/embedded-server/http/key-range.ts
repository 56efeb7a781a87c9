import type { Query } from './query-parameters.ts';

export interface KeyRange {
  select(names: readonly string[]): string[];
}

/** `start_key`, `end_key`, `descending`, `skip` and `limit` over sorted names. */
export function keyRange(query: Query): KeyRange {
  const bound = (...names: string[]): string | undefined => {
    const name = query.firstOf(...names);
    const value = name === undefined ? undefined : query.json(name);
    return typeof value === 'string' ? value : undefined;
  };
  const descending = query.flag('descending');
  const start = bound('start_key', 'startkey');
  const end = bound('end_key', 'endkey');
  const inclusive = !query.has('inclusive_end') || query.flag('inclusive_end');
  const [from, to] = descending ? [end, start] : [start, end];
  const skip = query.count('skip') ?? 0;
  const limit = query.count('limit');
  const isBeyondEnd = (name: string): boolean =>
    end !== undefined && (descending ? name < end : name > end || (name === end && !inclusive));
  return {
    select(names) {
      const found = names.filter(
        (name) => (from === undefined || name >= from) && (to === undefined || name <= to) && !isBeyondEnd(name),
      );
      if (descending) found.reverse();
      return found.slice(skip, limit === undefined ? undefined : skip + limit);
    },
  };
}
