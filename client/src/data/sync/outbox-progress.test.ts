import { expect, test } from 'vitest';
import { LocalDatabase } from '../local/local-database.ts';
import { noShop } from '../testing/memory-drafts.ts';
import { testDevice } from '../testing/test-device.ts';
import { changeProgress, readProgress } from './outbox-progress.ts';

const open = () => new LocalDatabase(testDevice(noShop), 'drafts');

test('what is proved is noted in the database itself: one that was lost or begun anew has proved nothing', async () => {
  const drafts = open();
  expect(await readProgress(drafts)).toEqual({ provenSeq: 0, refused: {} });
  await changeProgress(drafts, (known) => ({ ...known, provenSeq: 7 }));
  expect((await readProgress(drafts)).provenSeq).toBe(7);
  expect((await readProgress(open())).provenSeq).toBe(0);
});

test('two tabs that note something at one moment both have it noted', async () => {
  const drafts = open();
  const refusal = { rev: '1-a', reason: 'no', firstTime: '', attempts: 1, nextTime: 0 };
  const note = (id: string) => (known: Awaited<ReturnType<typeof readProgress>>) => ({
    ...known,
    refused: { ...known.refused, [id]: { id, ...refusal } },
  });
  await Promise.all(['a', 'b', 'c'].map((id) => changeProgress(drafts, note(id))));
  expect(Object.keys((await readProgress(drafts)).refused).sort()).toEqual(['a', 'b', 'c']);
});
