import type { Session } from '@coffee-catalog/shared/api/accounts';
import { expect, test } from 'vitest';
import { testDevice } from '../testing/test-device.ts';
import { SessionKeeper } from './session-keeper.ts';

const ADA: Session = { userId: '0a'.repeat(16), name: 'Ada', roles: [] };
const BRUNO: Session = { userId: '0b'.repeat(16), name: 'Bruno', roles: [] };

/** A device whose shop answers when the test says so. */
function slowShop() {
  const open: { method: string; answer: (status: number, body: unknown) => void }[] = [];
  const device = testDevice(
    (_url, init) =>
      new Promise((resolve) => {
        const answer = (status: number, body: unknown) => resolve(Response.json(body, { status }));
        open.push({ method: init.method ?? 'GET', answer });
      }),
  );
  return { device, open };
}

async function asked(open: ReturnType<typeof slowShop>['open']) {
  await expect.poll(() => open.length, { interval: 1 }).toBeGreaterThan(0);
  return open.shift() as (typeof open)[number];
}

test('an answer from before a sign-out signs nobody in again, in this tab or another', async () => {
  const { device, open } = slowShop();
  const [here, there] = [new SessionKeeper(device), new SessionKeeper(device.openTab())];
  here.begin(ADA);
  await expect.poll(() => there.view.get().kind).toBe('signed-in');
  const checks = [here.check(), there.check()];
  const requests = [await asked(open), await asked(open)];
  here.forget();
  for (const { answer } of requests) answer(200, ADA);
  await Promise.all(checks);
  await expect.poll(() => there.view.get()).toEqual({ kind: 'guest' });
  expect(here.view.get()).toEqual({ kind: 'guest' });
  const signedOut = here.tellSignOut();
  const { method, answer } = await asked(open);
  expect(method).toBe('DELETE');
  answer(200, { ok: true });
  await signedOut;
  expect([here.view.get(), there.view.get()]).toEqual([{ kind: 'guest' }, { kind: 'guest' }]);
});

test('an answer from before somebody else signed in does not bring back the one before', async () => {
  const { device, open } = slowShop();
  const keeper = new SessionKeeper(device);
  keeper.begin(ADA);
  const check = keeper.check();
  const { answer } = await asked(open);
  keeper.begin(BRUNO);
  answer(200, ADA);
  await check;
  expect(keeper.view.get()).toMatchObject({ kind: 'signed-in', session: BRUNO });
});

test('a name or a role that changed at the shop is taken over', async () => {
  const { device, open } = slowShop();
  const keeper = new SessionKeeper(device);
  keeper.begin(ADA);
  const check = keeper.check();
  (await asked(open)).answer(200, { ...ADA, roles: ['bluebottle'] });
  await check;
  expect(keeper.view.get()).toMatchObject({ session: { roles: ['bluebottle'] }, stale: false });
});
