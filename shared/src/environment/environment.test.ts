import { expect, test } from 'vitest';
import { parseEnvironment } from './environment.ts';

test('an empty environment has every default', () => {
  const parsed = parseEnvironment({ PORT: '' });
  expect(parsed).toMatchObject({
    kind: 'ok',
    environment: {
      PORT: 3000,
      PUBLIC_ORIGIN: 'http://localhost:3000',
      SHARD: { index: 0, of: 1 },
      SHOP_CURRENCY: 'EUR',
      DATA_DIR: './data',
    },
  });
});

test('the public address follows the port and keeps no path', () => {
  expect(parseEnvironment({ PORT: '8080' })).toMatchObject({ environment: { PUBLIC_ORIGIN: 'http://localhost:8080' } });
  expect(parseEnvironment({ PUBLIC_ORIGIN: 'https://coffee.example.org/shop/' })).toMatchObject({
    environment: { PUBLIC_ORIGIN: 'https://coffee.example.org' },
  });
});

test.each([
  ['PORT', '70000'],
  ['PORT', 'espresso'],
  ['SHOP_TIME_ZONE', 'Mars/Olympus'],
  ['SHOP_CURRENCY', 'BEANS'],
  ['COUCHDB_URL', 'localhost'],
  ['TRUSTED_PROXIES', 'everybody'],
  ['BLUEBOTTLE_PASSWORD', 'short'],
  ['SHARD', '3/2'],
  ['READY_MAX_AGE_S', '-1'],
  ['LOG_LEVEL', 'chatty'],
])('%s=%s is one problem that names the variable', (name, value) => {
  const parsed = parseEnvironment({ [name]: value });
  expect(parsed).toEqual({ kind: 'bad', problems: [expect.stringMatching(new RegExp(`^${name}: .+`))] });
});
