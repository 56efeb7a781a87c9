import type { Couch } from '../client/connect.ts';

/** Deletes what a test wrote into one of the shop's own databases, which on a real server other tests use too. `couch`: somebody who may. */
export async function removeDocuments(couch: Couch, database: string, ids: Iterable<string>): Promise<void> {
  const keys = [...ids];
  if (keys.length === 0) return;
  const { rows } = await couch.use(database).fetchRevs({ keys });
  const docs = rows.flatMap((row) =>
    'error' in row || 'deleted' in row.value ? [] : [{ _id: row.id, _rev: row.value.rev, _deleted: true }],
  );
  await couch.use(database).bulk({ docs });
}
