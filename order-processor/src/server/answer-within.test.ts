import { expect, test, vi } from 'vitest';
import { answerWithin } from './answer-within.ts';

/** An answer that never comes and does not hear of an abort. */
const never = () => new Promise<never>(() => undefined);

test('what is answered in time is the answer, and no timer and no listener stay behind', async () => {
  vi.useFakeTimers();
  const outer = new AbortController();
  const removed = vi.spyOn(outer.signal, 'removeEventListener');
  try {
    await expect(answerWithin(1000, outer.signal, () => Promise.resolve('yes'))).resolves.toBe('yes');
    await expect(answerWithin(1000, outer.signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
    expect(removed).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

test('an answer that does not hear of it is given up at the time-out', async () => {
  vi.useFakeTimers();
  try {
    const given: AbortSignal[] = [];
    const refused = answerWithin(1000, undefined, (signal) => {
      given.push(signal);
      return never();
    }).catch(String);
    await vi.advanceTimersByTimeAsync(999);
    expect(given[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await refused).toContain('no answer within 1000 ms');
    expect(given[0]?.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('an answer that does not hear of it is given up when nobody waits for it any more, now or from the start', async () => {
  const outer = new AbortController();
  const asked = answerWithin(1000, outer.signal, never);
  outer.abort(new Error('closing'));
  await expect(asked).rejects.toThrow('closing');
  await expect(answerWithin(1000, outer.signal, never)).rejects.toThrow('closing');
});
