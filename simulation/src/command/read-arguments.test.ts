import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

test('seeds are counted from one, or from where it is said', () => {
  expect(readArguments(['--seeds', '5', '--workers', '2'])).toEqual({
    kind: 'seeds',
    from: 1,
    count: 5,
    workers: 2,
    stopAtFirst: false,
  });
  expect(readArguments(['--seeds', '5', '--from', '90'])).toMatchObject({ from: 90, count: 5 });
  expect(readArguments(['--stop-at-first'])).toMatchObject({ stopAtFirst: true });
});

test('one seed is told by itself', () => {
  expect(readArguments(['--seed', '12'])).toEqual({ kind: 'seed', seed: 12, trace: false });
  expect(readArguments(['--seed', '12', '--trace'])).toEqual({ kind: 'seed', seed: 12, trace: true });
});

test.each([[['--seeds', 'many']], [['--seeds', '0']], [['--sed', '1']], [['12']], [['--trace']]])(
  '%j is a mistake',
  (args) => {
    expect(readArguments(args).kind).toBe('mistake');
  },
);
