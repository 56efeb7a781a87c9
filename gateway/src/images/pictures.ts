import { createHash } from 'node:crypto';
import { IMAGE_ATTACHMENT, IMAGE_TYPES, type ImageDocument } from '@coffee-catalog/shared/catalog/image';
import type { AskCouch, Asker } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import { documentsOf, type Stored } from '../couch/documents.ts';

/** A picture as it is served. */
export type Picture = { readonly type: string; readonly bytes: Buffer };

/** The pictures of the shop, by the SHA-256 of their bytes. */
export type Pictures = {
  read(id: string): Promise<Picture | undefined>;
  /** Keeps a picture as this principal, and gives its id. Keeping the same picture again changes nothing. */
  store(as: Asker, picture: Picture): Promise<{ kind: 'stored'; id: string } | { kind: 'forbidden'; reason: string }>;
};

/** So much is kept in memory: all pictures of a shop of a hundred items. What was asked for longest ago goes first. */
const KEPT_BYTES = 24 * 1024 * 1024;

/** Opens the database of pictures; they are read as the gateway. */
export function openPictures(ask: AskCouch, as: Asker): Pictures {
  const kept = new Map<string, Picture>();
  let keptBytes = 0;
  const keep = (id: string, picture: Picture) => {
    if (kept.has(id)) return;
    kept.set(id, picture);
    keptBytes += picture.bytes.length;
    for (const [oldest, { bytes }] of kept) {
      if (keptBytes <= KEPT_BYTES) break;
      kept.delete(oldest);
      keptBytes -= bytes.length;
    }
  };
  return {
    read: async (id) => {
      const known = kept.get(id);
      if (known !== undefined) {
        kept.delete(id);
        kept.set(id, known);
        return known;
      }
      const picture = await fetchPicture(ask, as, id);
      if (picture !== undefined) keep(id, picture);
      return picture;
    },
    store: async (as, { type, bytes }) => {
      const id = createHash('sha256').update(bytes).digest('hex');
      const attachment = { content_type: type, data: bytes.toString('base64') };
      const document: ImageDocument & Stored & { _attachments: object } = {
        _id: id,
        type: 'image',
        schemaVersion: 1,
        _attachments: { [IMAGE_ATTACHMENT]: attachment },
      };
      const written = await documentsOf(ask, as, 'images').write(document);
      // A conflict: the same bytes are there already.
      return written.kind === 'forbidden' ? written : { kind: 'stored', id };
    },
  };
}

async function fetchPicture(ask: AskCouch, as: Asker, id: string): Promise<Picture | undefined> {
  const { status, contentType, body } = await ask({ as, method: 'GET', path: `/images/${id}/${IMAGE_ATTACHMENT}` });
  const bytes = Buffer.from(await body.arrayBuffer());
  if (status === 404) return undefined;
  const type = IMAGE_TYPES.find((known) => known === contentType.split(';')[0]);
  if (status !== 200 || type === undefined)
    throw new CouchUnavailable(`reading the picture ${id}: ${status} ${contentType}`);
  return { type, bytes };
}
