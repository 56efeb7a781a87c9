import { randomBytes } from 'node:crypto';
import { Account, AccountChange, AccountDetail, AccountList, AccountQuery } from '@coffee-catalog/shared/api/accounts';
import { DeviceId } from '@coffee-catalog/shared/api/devices';
import { PasswordReset } from '@coffee-catalog/shared/api/passwords';
import { Uid } from '@coffee-catalog/shared/orders/placed-order';
import * as z from 'zod/mini';
import { showAccount } from '../accounts/account.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { type Refusal, refuse } from '../answer/refuse.ts';
import { showDevice } from '../devices/device-routes.ts';
import { endDevice, endOtherSessions } from '../devices/end-session.ts';
import type { Visitor } from '../devices/recognition.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { limitChanges } from '../security/limit-changes.ts';
import type { App, Shop } from '../shop.ts';
import { type ChangedRights, changeRights } from './change-rights.ts';
import { isOwner } from './other-owner.ts';

const UserParams = z.object({ uid: Uid });
const DeviceParams = z.object({ uid: Uid, deviceId: DeviceId });
const UNKNOWN: Refusal = { code: 'not-found', message: 'There is no such account.' };

/** `/api/users` for the owner: who has an account, with which rights. */
export function userRoutes(app: App, shop: Shop): void {
  const forOwner = requireVisitor(shop, 'bluebottle');
  const toChange = [forOwner, limitChanges(shop)];

  app.get(
    '/api/users',
    {
      schema: { summary: 'Accounts', querystring: AccountQuery, response: { 200: AccountList, ...ERROR_RESPONSES } },
      onRequest: forOwner,
    },
    async (request, reply) => {
      const { limit, after } = request.query;
      const page = await shop.accounts.list({
        ...(limit === undefined ? {} : { limit: limit + 1 }),
        ...(after === undefined ? {} : { after }),
      });
      const shown = page.slice(0, limit);
      const next = page.length > shown.length ? shown.at(-1)?.userId : undefined;
      void reply.header('cache-control', 'no-store');
      return { users: shown.map(showAccount), ...(next === undefined ? {} : { next }) };
    },
  );

  app.get(
    '/api/users/:uid',
    {
      schema: {
        summary: 'An account and its devices',
        params: UserParams,
        response: { 200: AccountDetail, ...ERROR_RESPONSES },
      },
      onRequest: forOwner,
    },
    async (request, reply) => {
      const { uid } = request.params;
      const account = await shop.accounts.read(uid);
      if (account === undefined) return refuse(reply, UNKNOWN);
      const current = visitorOf(request).session.deviceId;
      void reply.header('cache-control', 'no-store');
      return {
        user: showAccount(account),
        devices: (await shop.sessions.list(uid)).map((session) => showDevice(session, current)),
      };
    },
  );

  app.delete(
    '/api/users/:uid/devices/:deviceId',
    {
      schema: {
        summary: 'Sign a device of an account out, at once',
        params: DeviceParams,
        response: { 204: z.null(), ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const { uid, deviceId } = request.params;
      const [account, session] = [await shop.accounts.read(uid), await shop.sessions.read(uid, deviceId)];
      if (account === undefined || session === undefined || !(await endDevice(shop, uid, deviceId))) {
        return refuse(reply, { code: 'not-found', message: 'There is no such device.' });
      }
      await shop.audit.record(visitorOf(request), {
        subject: `account:${uid}`,
        subjectName: account.name,
        action: 'device-signed-out',
        fields: [{ field: 'device', before: session.deviceName, after: null }],
      });
      return reply.code(204).send(null);
    },
  );

  app.patch(
    '/api/users/:uid',
    {
      schema: {
        summary: 'Give an account roles, or disable it',
        params: UserParams,
        body: AccountChange,
        response: { 200: Account, ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const changed = await changeRights(shop.accounts, request.params.uid, request.body);
      if (changed.kind === 'unknown') return refuse(reply, UNKNOWN);
      if (changed.kind === 'refused') return refuse(reply, { code: 'conflict', message: changed.message });
      await shop.recognition.accountChanged(request.params.uid);
      if (!isOwner(changed.account)) await shop.push.removeOwner(request.params.uid);
      await recordRights(shop, visitorOf(request), changed);
      return showAccount(changed.account);
    },
  );

  app.post(
    '/api/users/:uid/password-reset',
    {
      schema: {
        summary: 'Give an account a new password; its devices are signed out',
        params: UserParams,
        response: { 200: PasswordReset, ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const { uid } = request.params;
      const password = randomBytes(12).toString('base64url');
      const hash = await shop.passwords.hash(password);
      const changed = await changeAccount(shop.accounts, uid, (account) => ({ ...account, password: hash }));
      if (changed.kind !== 'changed') return refuse(reply, UNKNOWN);
      const { session } = visitorOf(request);
      const { name } = changed.account;
      await shop.audit.record(visitorOf(request), {
        subject: `account:${uid}`,
        subjectName: name,
        action: 'password-reset',
        fields: [],
      });
      // The owner may do this for themselves, and stays signed in on the device they do it on.
      await endOtherSessions(shop, uid, session.userId === uid ? session.deviceId : undefined);
      void reply.header('cache-control', 'no-store');
      return { password };
    },
  );
}

/** Writes down what was given or taken: one entry for the roles, one for the right to sign in. */
async function recordRights(
  { audit }: Shop,
  by: Visitor,
  { account, before }: Extract<ChangedRights, { kind: 'changed' }>,
): Promise<void> {
  const about = { subject: `account:${account.userId}`, subjectName: account.name } as const;
  const [was, is] = [before.roles.toSorted(), account.roles.toSorted()];
  if (was.join() !== is.join()) {
    const fields = [{ field: 'roles', before: was, after: is }];
    await audit.record(by, { ...about, action: 'roles', fields });
  }
  if (before.disabled !== account.disabled) {
    await audit.record(by, { ...about, action: account.disabled ? 'disabled' : 'enabled', fields: [] });
  }
}
