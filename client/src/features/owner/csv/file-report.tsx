import type { NewItem } from '@coffee-catalog/shared/api/items';
import type { ReactNode } from 'react';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { BatchChange } from '../batch/apply-batch.ts';
import { useFieldNames } from '../history/use-field-names.ts';
import room from '../room.module.css';
import classes from './csv-page.module.css';
import type { ReadFile } from './read-catalog-file.ts';

/** More is not a list to look through; the rest is counted. */
const SHOWN = 200;

/** What a file would change, or what is wrong with it: a line for each row, and nothing of it stored. */
export function FileReport({ file, onApply }: { file: ReadFile; onApply: () => void }): ReactNode {
  const say = useOwnerText();
  switch (file.kind) {
    case 'bad-file':
      return <Notice tone="bad">{say(`csv.${file.problem}`)}</Notice>;
    case 'unknown-columns':
      return <Notice tone="bad">{say('csv.unknownColumns', { columns: file.columns.join(', ') })}</Notice>;
    case 'bad-rows':
      return (
        <Notice tone="bad" title={say('csv.badRows', { count: file.problems.length })}>
          <ul className={classes.rows}>
            {file.problems.slice(0, SHOWN).map(({ row, column, text, problem }) => (
              <li key={row}>{say(`csv.row.${problem}`, { row, column, text: text.slice(0, 60) })}</li>
            ))}
          </ul>
          {file.problems.length > SHOWN ? <p>{say('csv.andMore', { count: file.problems.length - SHOWN })}</p> : null}
        </Notice>
      );
    case 'changes':
      return <Changes changes={file.changes} same={file.same} onApply={onApply} />;
  }
}

function Changes({ changes, same, onApply }: { changes: BatchChange[]; same: number; onApply: () => void }): ReactNode {
  const say = useOwnerText();
  const nameOf = useFieldNames();
  if (changes.length === 0) return <Notice tone="good">{say('csv.nothing', { count: same })}</Notice>;
  const made = changes.filter(({ kind }) => kind === 'create').length;
  return (
    <section className={classes.report} aria-labelledby="csv-changes">
      <h2 id="csv-changes">{say('csv.changes', { changed: changes.length - made, made, same })}</h2>
      <ul className={room.list}>
        {changes.slice(0, SHOWN).map((change, index) => (
          <li key={index} className={classes.row}>
            <strong>
              <bdi>{change.kind === 'create' ? change.name : change.item.name}</bdi>
            </strong>
            <p className={classes.fields}>
              {change.kind === 'create'
                ? say('csv.new')
                : Object.keys(change.change)
                    .map((field) => nameOf(field as keyof NewItem))
                    .join(', ')}
            </p>
          </li>
        ))}
      </ul>
      {changes.length > SHOWN ? <p>{say('csv.andMore', { count: changes.length - SHOWN })}</p> : null}
      <div>
        <Button onClick={onApply}>{say('csv.apply', { count: changes.length })}</Button>
      </div>
    </section>
  );
}
