import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../texts/use-text.ts';
import classes from './search-field.module.css';

type SearchFieldProps = {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
};

/** Words to look for. */
export function SearchField({ label, hint, value, onChange }: SearchFieldProps): ReactNode {
  const say = useText();
  return (
    <search className={classes.field}>
      <Search aria-hidden size={20} />
      <input
        type="search"
        aria-label={label}
        placeholder={hint ?? label}
        autoComplete="off"
        enterKeyHint="search"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {value === '' ? null : (
        <button type="button" aria-label={say('search.clear')} onClick={() => onChange('')}>
          <X aria-hidden size={18} />
        </button>
      )}
    </search>
  );
}
