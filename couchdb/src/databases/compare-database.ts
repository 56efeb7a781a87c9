import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import type { Couch } from '../client/connect.ts';
import { ifMissing } from '../client/if-missing.ts';
import type { DesignDocument } from './design-documents.ts';
import type { PlannedDatabase } from './planned-database.ts';

/** One thing in which a database on the server is not as the code wants it. */
export type Difference = { readonly database: string } & (
  | { readonly kind: 'missing-database' }
  | { readonly kind: 'wrong-security' }
  | {
      readonly kind: 'missing-design-document' | 'wrong-design-document' | 'foreign-design-document';
      readonly id: string;
    }
);

type StoredDesign = { _id: string; _rev: string; [field: string]: unknown };

/** Everything in which a database differs from its plan; nothing is changed. `couch` is the server admin. */
export async function compareDatabase(couch: Couch, plan: PlannedDatabase): Promise<Difference[]> {
  const database = plan.name;
  const security = await ifMissing(() => couch.request({ db: database, path: '_security' }) as Promise<unknown>);
  if (security === undefined) return [{ database, kind: 'missing-database' }];
  const stored = await storedDesigns(couch, database);
  const differences: Difference[] = sameSecurity(security, plan.security) ? [] : [{ database, kind: 'wrong-security' }];
  for (const planned of plan.designDocuments) {
    const there = stored.find(({ _id }) => _id === planned._id);
    if (there === undefined) differences.push({ database, kind: 'missing-design-document', id: planned._id });
    else if (!isSameDesign(there, planned))
      differences.push({ database, kind: 'wrong-design-document', id: planned._id });
  }
  const wanted = new Set<string>(plan.designDocuments.map(({ _id }) => _id));
  for (const { _id } of stored)
    if (!wanted.has(_id)) differences.push({ database, kind: 'foreign-design-document', id: _id });
  return differences;
}

/** The design documents that lie in a database, with their content. */
export async function storedDesigns(couch: Couch, database: string): Promise<StoredDesign[]> {
  const { rows } = await couch
    .use<StoredDesign>(database)
    .list({ startkey: '_design/', endkey: '_design0', include_docs: true });
  return rows.flatMap(({ doc }) => (doc ? [doc] : []));
}

/** Whether a stored design document says what the planned one says, whatever its revision. */
export function isSameDesign({ _rev, ...stored }: StoredDesign, planned: DesignDocument): boolean {
  return canonicalJson(stored) === canonicalJson(planned);
}

/** A server may leave out empty lists. */
function sameSecurity(stored: unknown, planned: PlannedDatabase['security']): boolean {
  return canonicalJson(filled(stored)) === canonicalJson(planned);
}

function filled(stored: unknown): unknown {
  const { admins, members, ...rest } = stored as Record<string, { names?: string[]; roles?: string[] } | undefined>;
  const group = (given: typeof admins) => ({
    ...given,
    names: given?.names ?? [],
    roles: [...(given?.roles ?? [])].sort(),
  });
  return { ...rest, admins: group(admins), members: group(members) };
}
