import { useState } from 'react';
import { changeItem, createItem } from '../../../data/shop-api.ts';
import { applyBatch, type BatchChange, type BatchResult, undoBatch } from './apply-batch.ts';

/** Where a batch of changes stands. `undone`: it is the one that took another back. */
export type BatchState =
  | { kind: 'idle' }
  | { kind: 'running'; done: number; of: number }
  | { kind: 'over'; result: BatchResult; undone: boolean };

/** Applies many changes with their progress, and takes back what was stored. */
export function useBatch(): {
  state: BatchState;
  apply: (changes: readonly BatchChange[]) => Promise<void>;
  undo: () => Promise<void>;
  reset: () => void;
} {
  const [state, setState] = useState<BatchState>({ kind: 'idle' });
  const run = async (changes: readonly BatchChange[], undone: boolean) => {
    setState({ kind: 'running', done: 0, of: changes.length });
    const result = await applyBatch(changes, { change: changeItem, create: createItem }, (done) =>
      setState({ kind: 'running', done, of: changes.length }),
    );
    setState({ kind: 'over', result, undone });
  };
  return {
    state,
    apply: (changes) => run(changes, false),
    undo: async () => {
      if (state.kind === 'over') await run(undoBatch(state.result), true);
    },
    reset: () => setState({ kind: 'idle' }),
  };
}
