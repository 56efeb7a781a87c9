import { expect, test } from 'vitest';
import { type Ask, ServerProblem } from '../server/ask.ts';
import { sweepUsers } from './sweep-users.ts';

const uidOf = (n: number) => n.toString(16).padStart(32, '0');

/** A server with so many placedorders, every tenth of them with something in it; it is as strict as CouchDB. */
function serverWith(users: number) {
  const names = [
    'orders',
    ...Array.from({ length: users }, (_, n) => `placedorders-${uidOf(n)}`),
    'placedorders-old',
    'user-x',
  ];
  names.sort();
  const requests: string[] = [];
  const ask: Ask = ({ path, query, body }) => {
    requests.push(path);
    if (path === '_all_dbs') {
      const [start, end] = [query?.['startkey'], query?.['endkey']].map((key) => JSON.parse(String(key)) as string);
      const range = names.filter((name) => name >= String(start) && name <= String(end));
      return Promise.resolve(range.slice(0, Number(query?.['limit'])));
    }
    const { keys } = body as { keys: string[] };
    if (keys.length > 100) return Promise.reject(new ServerProblem(400, 'too many keys'));
    return Promise.resolve(
      keys.map((key, at) => {
        if (at === 3) return { key, error: 'not_found' };
        return { key, info: { doc_count: Number.parseInt(key.slice(-4), 16) % 10 === 0 ? 2 : 1 } };
      }),
    );
  };
  return { ask, requests };
}

test('every user who has something placed is found, and nobody else', async () => {
  const { ask, requests } = serverWith(2345);
  const found: string[] = [];
  await sweepUsers(ask, (uid) => found.push(uid));
  expect(found).toHaveLength(235);
  expect(new Set(found).size).toBe(235);
  expect(found.every((uid) => Number.parseInt(uid.slice(-4), 16) % 10 === 0)).toBe(true);
  expect(requests.filter((path) => path === '_all_dbs')).toHaveLength(3);
});

test('a list that cannot be had is a failure, not an empty shop', async () => {
  await expect(
    sweepUsers(
      () => Promise.resolve({ error: 'nope' }),
      () => {},
    ),
  ).rejects.toThrow('not a list');
});
