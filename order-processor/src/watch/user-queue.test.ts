import { expect, test } from 'vitest';
import { UserQueue, type VisitUser } from './user-queue.ts';

/** Visits that end when the test says so. */
function heldVisits() {
  const visits: { uid: string; from: string | undefined; end: (next?: string) => void }[] = [];
  const visit: VisitUser = (uid, from) =>
    new Promise((resolve) => {
      visits.push({ uid, from, end: (next) => resolve(next) });
    });
  return { visits, visit };
}

/** Lets everything that is ready happen. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a user is in no two hands, and so many users at a time', async () => {
  const { visits, visit } = heldVisits();
  const queue = new UserQueue(visit, 2);
  for (const uid of ['a', 'a', 'b', 'c', 'a']) queue.ring(uid);
  await turn();
  expect(visits.map(({ uid }) => uid)).toEqual(['a', 'b']);
  expect(queue.size).toBe(3);
  visits[1]?.end();
  await turn();
  expect(visits.map(({ uid }) => uid)).toEqual(['a', 'b', 'c']);
});

test('a ring during a visit means another one, from the start, and only one', async () => {
  const { visits, visit } = heldVisits();
  const queue = new UserQueue(visit, 1);
  queue.ring('a');
  await turn();
  queue.ring('a');
  queue.ring('a');
  visits[0]?.end('page-2');
  await turn();
  expect(visits.map(({ uid, from }) => [uid, from])).toEqual([
    ['a', undefined],
    ['a', undefined],
  ]);
  visits[1]?.end();
  await queue.idle();
  expect(visits).toHaveLength(2);
  expect(queue.size).toBe(0);
});

test('a user with much to do goes behind the others after each page', async () => {
  const { visits, visit } = heldVisits();
  const queue = new UserQueue(visit, 1);
  queue.ring('busy');
  queue.ring('other');
  await turn();
  visits[0]?.end('page-2');
  await turn();
  visits[1]?.end();
  await turn();
  expect(visits.map(({ uid, from }) => [uid, from])).toEqual([
    ['busy', undefined],
    ['other', undefined],
    ['busy', 'page-2'],
  ]);
  visits[2]?.end();
  await queue.idle();
});

test('a visit that breaks ends, and the line goes on', async () => {
  const seen: string[] = [];
  const queue = new UserQueue((uid) => {
    seen.push(uid);
    return uid === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve(undefined);
  }, 1);
  queue.ring('bad');
  queue.ring('good');
  await queue.idle();
  expect(seen).toEqual(['bad', 'good']);
});

test('closing waits for the visits under way and forgets the rest', async () => {
  const { visits, visit } = heldVisits();
  const queue = new UserQueue(visit, 1);
  queue.ring('a');
  queue.ring('b');
  await turn();
  let closed = false;
  const closing = queue.close().then(() => {
    closed = true;
  });
  queue.ring('c');
  await turn();
  expect(closed).toBe(false);
  visits[0]?.end('page-2');
  await closing;
  expect(visits).toHaveLength(1);
});
