import type { Exchange, Reply } from './exchange.ts';

export const etagOf = (tag: string): string => `"${tag}"`;

/** Whether the client has this already (`If-None-Match`). */
export function isUnchanged({ headers }: Exchange, etag: string): boolean {
  const known = headers['if-none-match'];
  return known !== undefined && known.split(/\s*,\s*/).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}

export const notModified = (etag: string): Reply => ({ status: 304, empty: true, headers: { etag } });
