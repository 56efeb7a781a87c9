import * as z from 'zod/mini';
import { Instant, PersonName, Uid } from '../orders/placed-order.ts';
import { Password } from '../users/password.ts';
import { Role } from '../users/roles.ts';
import { Device } from './devices.ts';

const Email = z.string().check(z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'is not an e-mail address'));

/** `POST /api/users`: sign up. */
export const SignUp = z.strictObject({ email: Email, password: Password, name: PersonName.check(z.minLength(1)) });
export type SignUp = z.infer<typeof SignUp>;

/** `POST /api/session`: sign in, with an e-mail or the owner's login. */
export const SignIn = z.strictObject({
  login: z.string().check(z.minLength(1), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in on this device. */
export const Session = z.object({ userId: Uid, roles: z.array(Role), name: PersonName });
export type Session = z.infer<typeof Session>;

/** An account as the owner sees it, and its user. */
export const Account = z.object({
  userId: Uid,
  login: z.string(),
  name: PersonName,
  roles: z.array(Role),
  disabled: z.boolean(),
  createdTime: Instant,
});
export type Account = z.infer<typeof Account>;

/** `GET /api/users`: how many at once (all of them, unless said), and after which user id. */
export const AccountQuery = z.object({
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(1000))),
  after: z.optional(Uid),
});

/** `GET /api/users`, oldest account first; `next` is the `after` of the following page, where there is one. */
export const AccountList = z.object({ users: z.array(Account), next: z.optional(Uid) });

/** `GET /api/users/:uid`: an account with the devices it is signed in on, the last seen first. */
export const AccountDetail = z.object({ user: Account, devices: z.array(Device) });
export type AccountDetail = z.infer<typeof AccountDetail>;

/** `PATCH /api/users/:uid`. */
export const AccountChange = z.strictObject({
  roles: z.optional(z.array(Role).check(z.maxLength(5))),
  disabled: z.optional(z.boolean()),
});
export type AccountChange = z.infer<typeof AccountChange>;

/** `POST /api/account/deletion`: the user's own password once more, so that nobody else deletes what a device was left open on. */
export const AccountDeletion = z.strictObject({ password: z.string().check(z.minLength(1), z.maxLength(200)) });
