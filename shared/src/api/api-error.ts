import * as z from 'zod/mini';

/** Every code an answer of the API can carry when something is not as asked. */
export const API_ERROR_CODES = [
  'bad-request',
  'unauthenticated',
  'bad-credentials',
  'forbidden',
  'not-found',
  'conflict',
  'email-taken',
  'wrong-user',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
  'disabled',
  'unavailable',
  'internal',
] as const;
export type ApiErrorCode = (typeof API_ERROR_CODES)[number];

/** The one shape of an error: what is wrong, with which field, and what to do. */
export const ApiError = z.object({
  error: z.object({ code: z.enum(API_ERROR_CODES), field: z.optional(z.string()), message: z.string() }),
});
export type ApiError = z.infer<typeof ApiError>;
