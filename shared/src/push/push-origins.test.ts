import { expect, test } from 'vitest';
import { arePushOrigins, isPushEndpoint, PUSH_SERVICES } from './push-origins.ts';

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://web.push.apple.com/QGu',
  'https://wns2-db5p.notify.windows.com/w/?token=abc',
])('%s is a push service', (endpoint) => {
  expect(isPushEndpoint(endpoint, PUSH_SERVICES)).toBe(true);
});

test.each([
  'http://fcm.googleapis.com/x',
  'https://fcm.googleapis.com:8443/x',
  'https://fcm.googleapis.com.evil.example/x',
  'https://evilpush.apple.com/x',
  'https://push.apple.com.evil.example/',
  'https://fcm.googleapis.com@127.0.0.1/x',
  'https://user:secret@web.push.apple.com/x',
  'https://127.0.0.1:5984/_all_dbs',
  'http://localhost:5985/',
  'file:///etc/passwd',
  'not an address',
  '',
])('%s is none', (endpoint) => {
  expect(isPushEndpoint(endpoint, PUSH_SERVICES)).toBe(false);
});

test('a list of origins is told from anything else', () => {
  expect(arePushOrigins(PUSH_SERVICES)).toBe(true);
  expect(arePushOrigins('http://127.0.0.1:4000')).toBe(true);
  for (const wrong of ['', 'example.org', 'https://*', 'https://a.example/path', 'https://a.example,,'])
    expect([wrong, arePushOrigins(wrong)]).toEqual([wrong, false]);
});
