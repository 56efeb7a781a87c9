import type { Shop, Step } from './shop.ts';

/** Does a step and tells how long it took, when it came through. */
export async function timed<T>({ observe }: Pick<Shop, 'observe'>, step: Step, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  observe(step, (performance.now() - started) / 1000);
  return result;
}
