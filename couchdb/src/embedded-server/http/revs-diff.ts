import { badRequest } from '../couch-error.ts';
import { checkRevision } from '../documents/parse-document.ts';
import { revisionsOf } from '../documents/revision-path.ts';
import type { Database } from '../storage/database.ts';
import { checkJsonType, checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';

const generationOf = (rev: string): number => Number.parseInt(rev, 10);

interface Difference {
  missing: string[];
  possibleAncestors: string[];
}

/** Which of these revisions the database never had. A revision that was deleted or compacted is still known. */
async function differences(exchange: Exchange, database: Database): Promise<[string, Difference][]> {
  checkMethod(exchange, 'POST');
  checkJsonType(exchange);
  const asked = Object.entries(await readJsonObject(exchange));
  const rows = await Promise.all(
    asked.map(async ([id, revs]): Promise<[string, Difference]> => {
      if (!Array.isArray(revs)) throw badRequest('`revs` must be an array of strings');
      for (const rev of revs as unknown[]) checkRevision(rev);
      const known = revisionsOf(await database.revisionTree(id));
      const missing = [...new Set(revs as string[])].filter((rev) => !known.has(rev));
      const newest = Math.max(0, ...missing.map(generationOf));
      const possibleAncestors = [...known.values()]
        .filter(({ rev, isLeaf }) => isLeaf && generationOf(rev) < newest)
        .map(({ rev }) => rev);
      return [id, { missing, possibleAncestors }];
    }),
  );
  return rows.filter(([, { missing }]) => missing.length > 0);
}

/** `POST /db/_revs_diff` */
export async function revsDiff(exchange: Exchange, database: Database): Promise<Reply> {
  const rows = await differences(exchange, database);
  return ok(
    Object.fromEntries(
      rows.map(([id, { missing, possibleAncestors }]) => [
        id,
        possibleAncestors.length > 0 ? { missing, possible_ancestors: possibleAncestors } : { missing },
      ]),
    ),
  );
}

/** `POST /db/_missing_revs`: the same question in its older form. */
export async function missingRevs(exchange: Exchange, database: Database): Promise<Reply> {
  const rows = await differences(exchange, database);
  return ok({ missing_revs: Object.fromEntries(rows.map(([id, { missing }]) => [id, missing])) });
}
