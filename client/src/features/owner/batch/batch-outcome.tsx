import { type ReactNode, useEffect, useRef } from 'react';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import classes from './batch-outcome.module.css';
import type { BatchState } from './use-batch.ts';

type BatchOutcomeProps = { state: BatchState; onUndo: () => void };

/** How far a batch is, and then exactly what was stored and what was not. */
export function BatchOutcome({ state, onUndo }: BatchOutcomeProps): ReactNode {
  const say = useOwnerText();
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running':
      return (
        <div className={classes.progress}>
          <p>{say('batch.running', { done: state.done, of: state.of })}</p>
          <progress value={state.done} max={state.of} aria-label={say('batch.progress')} />
        </div>
      );
    case 'over':
      return <Over state={state} onUndo={onUndo} />;
  }
}

function Over({ state, onUndo }: { state: Extract<BatchState, { kind: 'over' }>; onUndo: () => void }): ReactNode {
  const say = useOwnerText();
  const ref = useRef<HTMLOutputElement>(null);
  // The button that began it is gone: whoever pressed it goes on here.
  useEffect(() => ref.current?.focus(), []);
  const { done, refused, untried } = state.result;
  const whole = refused.length === 0 && untried.length === 0;
  return (
    <output ref={ref} tabIndex={-1} className={classes.outcome}>
      <Notice
        tone={whole ? 'good' : 'bad'}
        title={say(state.undone ? 'batch.undone' : 'batch.done', { count: done.length })}
        actions={
          done.length === 0 || state.undone ? undefined : (
            <Button size="sm" variant="default" onClick={onUndo}>
              {say('undo')}
            </Button>
          )
        }
      >
        {refused.length === 0 ? null : (
          <ul className={classes.names}>
            {refused.map(({ name, problem }, index) => (
              <li key={index}>{say('batch.refused', { name, problem: problemWords(problem, say) })}</li>
            ))}
          </ul>
        )}
        {untried.length === 0 ? null : (
          <p>{say('batch.untried', { count: untried.length, names: untried.join(', ') })}</p>
        )}
      </Notice>
    </output>
  );
}
