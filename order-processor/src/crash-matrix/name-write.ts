/** A request to the server as the proxy sees it; `body` is parsed JSON where there is one. */
export type SeenRequest = { readonly method: string; readonly path: string; readonly body: unknown };

/** The writes of the sequence, by the name of the kill point behind each. */
export const KILL_POINTS = [
  'stock changed',
  'number taken',
  'order claimed',
  'order changed',
  'order published',
  'leaves retired',
  'request retired',
  'change parked',
  'checkpoint moved',
] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

/** Requests that carry a body and write nothing. */
const READING = /\/(_all_docs|_bulk_get|_revs_diff|_changes)(\?|$)|^\/_dbs_info(\?|$)/;

/** Which write of the sequence a request is, `undefined` when it only reads. Throws on a write that no kill point names. */
export function nameWrite({ method, path, body }: SeenRequest): KillPoint | undefined {
  if (method === 'GET' || method === 'HEAD' || READING.test(path)) return undefined;
  const database = path.split('/')[1]?.replace(/-[0-9a-f]{32}$/, '') ?? '';
  if (method === 'PUT' && path.startsWith('/orders/_local/')) return 'checkpoint moved';
  const { docs } = (body ?? {}) as { docs?: Record<string, unknown>[] };
  const first = docs?.[0];
  if (method === 'POST' && path.endsWith('/_bulk_docs') && first !== undefined) {
    const named = nameDocument(database, first);
    if (named !== undefined) return named;
  }
  throw new Error(`a write that no kill point names: ${method} ${path}`);
}

function nameDocument(database: string, document: Record<string, unknown>): KillPoint | undefined {
  const id = String(document['_id']);
  switch (database) {
    case 'orders':
      if (id.startsWith('day:')) return 'number taken';
      return document['_rev'] === undefined ? 'order claimed' : 'order changed';
    case 'processedorders':
      return 'order published';
    case 'placedorders':
      return /^(cancel|answer):/.test(id) ? 'request retired' : 'leaves retired';
    case 'stock':
      return 'stock changed';
    case 'parked':
      return 'change parked';
    default:
      return undefined;
  }
}
