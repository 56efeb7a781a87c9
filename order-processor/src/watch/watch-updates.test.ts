import { expect, test } from 'vitest';
import { type Ask, ServerProblem } from '../server/ask.ts';
import { watchUpdates } from './watch-updates.ts';

const UID = '0'.repeat(32);
type Answer = { results: { db_name: string }[]; last_seq: string } | Error;

/** A server that answers the feed with these, one after another, and stops the watch after the last. */
function feedOf(answers: readonly Answer[]) {
  const stop = new AbortController();
  const story: string[] = [];
  let at = 0;
  const ask: Ask = ({ query }) => {
    if (query?.['since'] === 'now') {
      story.push('present place');
      return Promise.resolve({ results: [], last_seq: `place-${at}` });
    }
    story.push(`follow from ${query?.['since']}`);
    const answer = answers[at];
    at += 1;
    if (answer === undefined) stop.abort();
    return answer === undefined || answer instanceof Error
      ? Promise.reject(answer ?? new Error('stopped'))
      : Promise.resolve(answer);
  };
  const pace = {
    sleep: (ms: number) => {
      story.push(`sleep ${ms}`);
      return Promise.resolve();
    },
    random: () => 0,
    signal: stop.signal,
  };
  const watch = {
    ask,
    sweep: () => {
      story.push('sweep');
      return Promise.resolve();
    },
    ring: (uid: string) => story.push(`ring ${uid}`),
    started: () => {},
    stopped: (error: unknown) => story.push(`stopped: ${(error as Error).message}`),
  };
  return { watch, pace, story };
}

const placed = { db_name: `placedorders-${UID}` };

test('the place is taken before the sweep, so that nothing falls between the two', async () => {
  const { watch, pace, story } = feedOf([{ results: [placed, { db_name: 'orders' }], last_seq: 'b' }]);
  await watchUpdates(watch, pace);
  expect(story).toEqual(['present place', 'sweep', 'follow from place-0', `ring ${UID}`, 'follow from b']);
});

test('whenever it stops it starts again including the initial state, and waits longer each time it fails', async () => {
  const failure = new ServerProblem(0, 'no answer');
  const { watch, pace, story } = feedOf([failure, failure, { results: [], last_seq: 'c' }, failure]);
  await watchUpdates(watch, pace);
  expect(story).toEqual([
    'present place',
    'sweep',
    'follow from place-0',
    'stopped: no answer',
    'sleep 50',
    'present place',
    'sweep',
    'follow from place-1',
    'stopped: no answer',
    'sleep 100',
    'present place',
    'sweep',
    'follow from place-2',
    'follow from c',
    'stopped: no answer',
    'sleep 50',
    'present place',
    'sweep',
    'follow from place-4',
  ]);
});

test('an answer that is no list of updates is a failure', async () => {
  const { watch, pace, story } = feedOf([{} as Answer]);
  await watchUpdates(watch, pace);
  expect(story).toContain('stopped: _db_updates: not a list of updates');
});
