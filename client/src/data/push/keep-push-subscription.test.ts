import { expect, test } from 'vitest';
import { testDevice } from '../testing/test-device.ts';
import { endPushSubscription, keepPushSubscription, type PushBrowser } from './keep-push-subscription.ts';

const PUBLIC_KEY = `B${'A'.repeat(86)}`;
const ADA = { userId: 'a'.repeat(32), language: 'de' } as const;

/** A browser with a push service, as far as pages see it. */
function pushBrowser(): { push: NonNullable<PushBrowser>; state: { subscribed: number; key: string | undefined } } {
  const state: { subscribed: number; key: string | undefined } = { subscribed: 0, key: undefined };
  const subscription = () =>
    ({
      options: { applicationServerKey: Uint8Array.from(Buffer.from(state.key ?? '', 'base64url')).buffer },
      toJSON: () => ({ endpoint: `https://push.example/${state.subscribed}`, keys: { p256dh: 'p', auth: 'a' } }),
      unsubscribe: async () => {
        state.key = undefined;
        return true;
      },
    }) as unknown as PushSubscription;
  return {
    state,
    push: {
      getSubscription: async () => (state.key === undefined ? null : subscription()),
      subscribe: async (options) => {
        state.subscribed += 1;
        state.key = options?.applicationServerKey as string;
        return subscription();
      },
    },
  };
}

function shopThatAnswers(publicKey: () => string) {
  const told: unknown[] = [];
  const device = testDevice(async (_url, init) => {
    if (init.method === 'GET') return Response.json({ publicKey: publicKey() });
    told.push(JSON.parse(init.body as string));
    return new Response(null, { status: 204 });
  });
  return { device, told };
}

test('the shop is told once where the browser can be reached, and again when language or user change', async () => {
  const { push, state } = pushBrowser();
  const { device, told } = shopThatAnswers(() => PUBLIC_KEY);
  expect(await keepPushSubscription(device, push, ADA)).toBe('kept');
  expect(await keepPushSubscription(device, push, ADA)).toBe('kept');
  expect(told).toEqual([{ endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' }, language: 'de' }]);
  await keepPushSubscription(device, push, { ...ADA, language: 'ar' });
  await keepPushSubscription(device, push, { ...ADA, userId: 'b'.repeat(32) });
  expect([told.length, state.subscribed]).toEqual([3, 1]);
});

test('a shop with another key is subscribed to anew; who signs out is not reached any more', async () => {
  const { push, state } = pushBrowser();
  let key = PUBLIC_KEY;
  const { device, told } = shopThatAnswers(() => key);
  await keepPushSubscription(device, push, ADA);
  key = `B${'B'.repeat(85)}A`;
  await keepPushSubscription(device, push, ADA);
  expect([told.length, state.subscribed, state.key]).toEqual([2, 2, key]);
  await endPushSubscription(device, push);
  expect(state.key).toBeUndefined();
  await keepPushSubscription(device, push, ADA);
  expect(told).toHaveLength(3);
});

test('without push, without a push service and without a network everything else goes on', async () => {
  const { device } = shopThatAnswers(() => PUBLIC_KEY);
  expect(await keepPushSubscription(device, undefined, ADA)).toBe('not-now');
  const refusing = { ...pushBrowser().push, subscribe: () => Promise.reject(new DOMException('x', 'AbortError')) };
  expect(await keepPushSubscription(device, refusing, ADA)).toBe('not-now');
  device.network.fails = 'cut';
  expect(await keepPushSubscription(device, pushBrowser().push, ADA)).toBe('not-now');
});
