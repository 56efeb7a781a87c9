import { Minus, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../texts/use-text.ts';
import classes from './stepper.module.css';

type StepperProps = {
  /** What is counted, for people who do not see it. */
  label: string;
  value: number;
  /** The least it can count down to; 0 means that counting below 1 removes. */
  min: 0 | 1;
  max: number;
  onChange: (value: number) => void;
  size?: 'md' | 'sm';
};

/** Counts one thing up and down. */
export function Stepper({ label, value, min, max, onChange, size = 'md' }: StepperProps): ReactNode {
  const say = useText();
  const removes = min === 0 && value <= 1;
  return (
    <fieldset aria-label={say('stepper.label', { label })} className={classes.stepper} data-size={size}>
      <button
        type="button"
        aria-label={removes ? say('stepper.remove', { label }) : say('stepper.less', { label })}
        aria-disabled={value <= min}
        onClick={() => value > min && onChange(value - 1)}
      >
        {removes ? <Trash2 aria-hidden size={18} /> : <Minus aria-hidden size={18} />}
      </button>
      <output aria-live="polite">{value}</output>
      <button
        type="button"
        aria-label={say('stepper.more', { label })}
        aria-disabled={value >= max}
        onClick={() => value < max && onChange(value + 1)}
      >
        <Plus aria-hidden size={18} />
      </button>
    </fieldset>
  );
}
