import { errors, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { accountPrincipal, PROCESSOR } from './principal.ts';
import { renewedToken } from './renewed-token.ts';
import { signToken } from './sign-token.ts';

const key = { kid: 'shop-0123456789abcdef', secret: new Uint8Array(32).fill(7) };
const noon = Date.parse('2026-11-20T12:00:00.000Z');

test('a token says who, with which roles, until when and by which key', async () => {
  const token = signToken(key, PROCESSOR, noon / 1000 + 60);
  const { payload, protectedHeader } = await jwtVerify(token, key.secret, { currentDate: new Date(noon) });
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT', kid: key.kid });
  expect(payload).toEqual({ sub: 'order-processor', '_couchdb.roles': ['order-processor'], exp: noon / 1000 + 60 });
});

test('a token of another key is not ours', async () => {
  const forged = signToken({ ...key, secret: new Uint8Array(32).fill(8) }, PROCESSOR, noon / 1000 + 60);
  await expect(jwtVerify(forged, key.secret, { currentDate: new Date(noon) })).rejects.toThrow(
    errors.JWSSignatureVerificationFailed,
  );
});

test('a token is kept while it is fresh, renewed long before it expires, and signed again when the clock was put back', async () => {
  let time = noon;
  const token = renewedToken(key, PROCESSOR, () => time);
  const first = token();
  time += 299_000;
  expect(token()).toBe(first);
  time += 1_000;
  const second = token();
  expect(second).not.toBe(first);
  await expect(jwtVerify(first, key.secret, { currentDate: new Date(time) })).resolves.toBeDefined();
  time -= 3_600_000;
  expect(token()).not.toBe(second);
});

test('every account is a shopper, whatever else it is', () => {
  expect(accountPrincipal('0'.repeat(32), ['bluebottle']).roles).toEqual(['shopper', 'bluebottle']);
  expect(accountPrincipal('0'.repeat(32), ['shopper']).roles).toEqual(['shopper']);
});
