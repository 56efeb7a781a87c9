import * as z from 'zod/mini';
import { Password } from '../users/password.ts';

/** `POST /api/password`: the user's own password. All other devices of the user are signed out. */
export const PasswordChange = z.strictObject({
  current: z.string().check(z.minLength(1), z.maxLength(200)),
  next: Password,
});

/** `POST /api/users/:uid/password-reset` by the owner: the new password, shown once; all devices of that user are signed out. */
export const PasswordReset = z.object({ password: z.string() });
