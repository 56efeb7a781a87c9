import type { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useShop } from '../../../data/use-shop.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Moment } from '../../../ui/moment.tsx';
import room from '../room.module.css';
import classes from './change-list.module.css';
import { useFieldNames } from './use-field-names.ts';
import { useValueWords } from './use-value-words.ts';

type ChangeListProps = {
  entries: readonly AuditEntry[];
  /** Whether each entry says what it is about: not on the page of that very item or person. */
  named: boolean;
  /** What can be done about an entry. */
  actionOf?: (entry: AuditEntry) => ReactNode;
};

/** Who changed what, when, on which device, from what to what. */
export function ChangeList({ entries, named, actionOf }: ChangeListProps): ReactNode {
  const say = useOwnerText();
  const timeZone = useShop()?.timeZone;
  return (
    <ol className={room.list}>
      {entries.map((entry) => (
        <li key={entry._id} className={classes.entry} data-change={entry.action}>
          <div className={classes.head}>
            <p>
              <strong>{say(`history.${entry.action}`)}</strong> {named ? <Subject entry={entry} /> : null}
            </p>
            {actionOf?.(entry)}
          </div>
          {entry.action === 'created' ? null : <Fields entry={entry} />}
          <p className={classes.by}>
            {entry.by === null ? (
              say('history.byShop')
            ) : (
              <>
                <bdi>{entry.by.name}</bdi> · <bdi>{entry.by.deviceName}</bdi>
              </>
            )}{' '}
            · <Moment time={entry.time} timeZone={timeZone} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Subject({ entry: { subject, subjectName } }: { entry: AuditEntry }): ReactNode {
  const [kind, id] = subject.split(':');
  return (
    <Link href={kind === 'item' ? `/items/${id}` : `/users/${id}`}>
      <bdi>{subjectName}</bdi>
    </Link>
  );
}

function Fields({ entry }: { entry: AuditEntry }): ReactNode {
  const nameOf = useFieldNames();
  const words = useValueWords();
  if (entry.fields.length === 0) return null;
  return (
    <ul className={classes.fields}>
      {entry.fields.map(({ field, before, after }) => (
        <li key={field}>
          <span className={classes.field}>{nameOf(field)}</span>{' '}
          <bdi className={classes.before}>{words(field, before)}</bdi>{' '}
          <ArrowRight aria-hidden size={14} className={classes.arrow} /> <bdi>{words(field, after)}</bdi>
        </li>
      ))}
    </ul>
  );
}
