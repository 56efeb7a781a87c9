import { createECDH } from 'node:crypto';
import { expect, test } from 'vitest';
import { connect } from '../client/connect.ts';
import { describeEachServer } from '../contract/each-server.ts';
import { ensureVapidKeys } from './vapid-keys.ts';

describeEachServer('the push keys', (server) => {
  test('are made once, a pair that fits, the same for whoever asks, also for several at once', async () => {
    const couch = connect(server.adminUrl);
    const asked = await Promise.all([ensureVapidKeys(couch), ensureVapidKeys(couch), ensureVapidKeys(couch)]);
    const keys = await ensureVapidKeys(couch);
    expect(asked).toContainEqual(keys);
    expect(await ensureVapidKeys(connect(server.adminUrl))).toEqual(keys);
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(keys.privateKey, 'base64url');
    expect(curve.getPublicKey('base64url')).toBe(keys.publicKey);
  });
});
