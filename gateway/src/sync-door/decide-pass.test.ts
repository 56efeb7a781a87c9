import { SYNC_COLLECTIONS } from '@coffee-catalog/shared/databases/databases';
import { expect, test } from 'vitest';
import type { Recognised } from '../devices/recognition.ts';
import { decidePass } from './decide-pass.ts';

const ADA = 'a'.repeat(32);
const BOB = 'b'.repeat(32);
const guest: Recognised = { kind: 'guest' };
const disabled: Recognised = { kind: 'disabled' };
const time = '2026-11-20T09:00:00.000Z';
const ada: Recognised = {
  kind: 'visitor',
  visitor: {
    account: {
      _id: `account:${ADA}`,
      type: 'account',
      schemaVersion: 1,
      userId: ADA,
      login: 'ada@example.org',
      name: 'Ada',
      roles: ['shopper'],
      disabled: false,
      password: { algorithm: 'scrypt', N: 2, r: 8, p: 1, salt: '', key: '' },
      createdTime: time,
    },
    session: {
      _id: `${ADA}:1`,
      type: 'session',
      schemaVersion: 1,
      userId: ADA,
      deviceId: '1',
      tokenHash: '',
      deviceName: 'Firefox',
      createdTime: time,
      lastSeenTime: time,
    },
  },
};

const codes = (recognised: Recognised, forUser: string | undefined, action: 'read' | 'create' = 'read') =>
  SYNC_COLLECTIONS.map((collection) => {
    const decision = decidePass(collection, action, { recognised, forUser });
    return decision.kind === 'pass' ? decision.pass.database : decision.refusal.code;
  });

test('a user’s collections are the user’s own databases', () => {
  expect(codes(ada, ADA)).toEqual([
    'catalog',
    `user-${ADA}`,
    `draftorders-${ADA}`,
    `placedorders-${ADA}`,
    `processedorders-${ADA}`,
  ]);
  expect(codes(ada, ADA, 'create')).toEqual([
    'forbidden',
    `user-${ADA}`,
    `draftorders-${ADA}`,
    `placedorders-${ADA}`,
    'forbidden',
  ]);
});

test('who is meant must be who is signed in; the catalog may be read by nobody in particular', () => {
  expect(new Set(codes(ada, BOB))).toEqual(new Set(['wrong-user']));
  for (const forUser of [undefined, 'guest'])
    expect(codes(ada, forUser)).toEqual(['catalog', ...Array.from({ length: 4 }, () => 'wrong-user')]);
});

test('without a session there is the catalog alone, also for a device that was signed out', () => {
  for (const forUser of [undefined, 'guest', ADA]) {
    expect(codes(guest, forUser)).toEqual(['catalog', ...Array.from({ length: 4 }, () => 'unauthenticated')]);
    expect(codes(disabled, forUser)).toEqual(['catalog', ...Array.from({ length: 4 }, () => 'disabled')]);
  }
});

test('the catalog is read as the gateway, everything else as the user', () => {
  const principalOf = (collection: 'catalog' | 'user') => {
    const decision = decidePass(collection, 'read', { recognised: ada, forUser: ADA });
    return decision.kind === 'pass' ? decision.pass.principal : undefined;
  };
  expect(principalOf('catalog')).toEqual({ sub: 'gateway', roles: ['gateway'] });
  expect(principalOf('user')).toEqual({ sub: ADA, roles: ['shopper'] });
});
