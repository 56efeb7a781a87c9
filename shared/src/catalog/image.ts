import * as z from 'zod/mini';
import { SHA256_PATTERN } from '../ids/patterns.ts';

/** The formats a picture may have. */
export const IMAGE_TYPES = ['image/webp', 'image/png', 'image/jpeg', 'image/svg+xml'] as const;
export const ImageType = z.enum(IMAGE_TYPES);
export type ImageType = z.infer<typeof ImageType>;

/** The largest picture the shop keeps, in bytes. */
export const MAX_IMAGE_BYTES = 2_000_000;

/** The name of the one attachment an image's document has. */
export const IMAGE_ATTACHMENT = 'image';

/** The document of a picture: its id is the SHA-256 of the picture's bytes, which are its one attachment. */
export const ImageDocument = z.strictObject({
  _id: z.string().check(z.regex(SHA256_PATTERN)),
  type: z.literal('image'),
  schemaVersion: z.literal(1),
});
export type ImageDocument = z.infer<typeof ImageDocument>;
