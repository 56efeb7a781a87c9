import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Seeds } from './run-seeds.ts';

/** What is asked for on the command line. */
export type Wish =
  | ({ readonly kind: 'seeds' } & Seeds)
  /** `trace`: everything that was said, sent and stored, instead of the story. */
  | { readonly kind: 'seed'; readonly seed: number; readonly trace: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly problem: string };

export const USAGE = `npm run simulate -- [--seeds N] [--from S] [--workers W] [--stop-at-first]
                                            runs N seeds (100) from S (1) on, or up to the first that fails
npm run simulate -- --seed S [--trace]      runs one seed and tells its story, or prints each of its steps`;

const NUMBER = /^\d{1,9}$/;

/** Reads the arguments behind the command's name. */
export function readArguments(args: readonly string[]): Wish {
  try {
    const options = {
      seeds: text,
      from: text,
      seed: text,
      workers: text,
      help: flag,
      trace: flag,
      'stop-at-first': flag,
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const { help, trace = false, 'stop-at-first': stopAtFirst = false, ...given } = values;
    if (help) return { kind: 'help' };
    const numbers = Object.entries<string>({ ...DEFAULTS, ...given });
    const wrong = numbers.find(([, value]) => !NUMBER.test(value));
    if (wrong !== undefined) return { kind: 'mistake', problem: `--${wrong[0]} takes a whole number, not ${wrong[1]}` };
    const read = Object.fromEntries(numbers.map(([name, value]) => [name, Number(value)]));
    if (values.seed !== undefined) return { kind: 'seed', seed: read['seed'] as number, trace };
    if (trace) return { kind: 'mistake', problem: '--trace goes with --seed' };
    if (read['workers'] === 0 || read['seeds'] === 0)
      return { kind: 'mistake', problem: '--seeds and --workers are at least 1' };
    return {
      kind: 'seeds',
      from: read['from'] as number,
      count: read['seeds'] as number,
      workers: read['workers'] as number,
      stopAtFirst,
    };
  } catch (error) {
    return { kind: 'mistake', problem: (error as Error).message };
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const DEFAULTS = { seeds: '100', from: '1', workers: String(availableParallelism()) };
