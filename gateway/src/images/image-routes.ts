import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { ImageAnswer } from '@coffee-catalog/shared/api/items';
import { MAX_IMAGE_BYTES } from '@coffee-catalog/shared/catalog/image';
import { SHA256_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { App, Shop } from '../shop.ts';
import { readImageType } from './image-format.ts';

const ImageParams = z.object({ image: z.string().check(z.maxLength(64)) });

/** A picture may be opened as a page of its own: nothing in it may run, load or frame anything. */
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const FOR_EVER = 'public, max-age=31536000, immutable';

/** `GET /images/<sha256>` for everybody, `POST /api/images` for the owner. */
export function imageRoutes(app: App, shop: Shop): void {
  app.get('/images/:image', { schema: { params: ImageParams, summary: 'A picture' } }, async (request, reply) => {
    const { image } = request.params;
    const known = SHA256_PATTERN.test(image);
    const etag = `"${image}"`;
    // The name is the content: who has something under it has the right thing.
    if (known && request.headers['if-none-match']?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === etag)) {
      return reply.code(304).header('etag', etag).header('cache-control', FOR_EVER).send();
    }
    const picture = known ? await shop.pictures.read(image) : undefined;
    if (picture === undefined) return refuse(reply, { code: 'not-found', message: 'There is no such picture.' });
    return reply
      .header('etag', etag)
      .header('cache-control', FOR_EVER)
      .header('content-security-policy', SANDBOX)
      .type(picture.type)
      .send(picture.bytes);
  });

  app.post(
    '/api/images',
    {
      bodyLimit: MAX_IMAGE_BYTES,
      schema: {
        summary: 'Keep a picture: the body is a WebP, PNG or JPEG of at most 2 MB',
        consumes: ['image/webp', 'image/png', 'image/jpeg'],
        response: { 201: ImageAnswer, ...ERROR_RESPONSES },
      },
      onRequest: requireVisitor(shop, 'bluebottle'),
    },
    async (request, reply) => {
      const { account } = visitorOf(request);
      const tooMany = refuseTooMany(reply, shop.rates.changes, account.userId);
      if (tooMany !== undefined) return tooMany;
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const type = readImageType(bytes);
      if (type === undefined) {
        const message = 'This is not a WebP, PNG or JPEG picture.';
        return refuse(reply, { code: 'unsupported-media-type', message });
      }
      const stored = await shop.pictures.store(accountPrincipal(account.userId, account.roles), { type, bytes });
      if (stored.kind === 'forbidden') return refuse(reply, { code: 'forbidden', message: stored.reason });
      return reply.code(201).send({ image: stored.id });
    },
  );
}
