import type { Conflict, ConflictChoice } from '@coffee-catalog/shared/api/conflicts';
import type { ReactNode } from 'react';
import { imageUrl } from '../../../data/image-url.ts';
import { useShop } from '../../../data/use-shop.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { Picture } from '../../../ui/picture.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { useValueWords } from '../history/use-value-words.ts';
import classes from './conflict-list.module.css';

type ConflictValueProps = { conflict: Conflict; which: ConflictChoice['value']; onChoose: () => void };

/** One of the two values: what it is, who wrote it where and when, and the button that makes it hold. */
export function ConflictValue({ conflict, which, onChoose }: ConflictValueProps): ReactNode {
  const say = useOwnerText();
  const words = useValueWords();
  const timeZone = useShop()?.timeZone;
  const { value, by, time } = conflict[which];
  const inWords = words(conflict.field, value);
  const action = say(which === 'kept' ? 'conflicts.keep' : 'conflicts.take');
  return (
    <div className={classes.value} data-value={which}>
      <p className={classes.said}>
        {conflict.field === 'image' && typeof value === 'string' ? (
          <Picture src={imageUrl(value)} size={96} className={classes.picture} />
        ) : (
          <bdi>{inWords}</bdi>
        )}
        {which === 'kept' ? <Pill tone="good">{say('conflicts.holds')}</Pill> : null}
      </p>
      <p className={classes.by}>
        {by === null ? (
          say('conflicts.byNobody')
        ) : (
          <>
            <bdi>{by.name}</bdi> · <bdi>{by.deviceName}</bdi>
          </>
        )}
        {time === null ? null : (
          <>
            {' · '}
            <Moment time={time} timeZone={timeZone} />
          </>
        )}
      </p>
      <Button
        size="sm"
        variant={which === 'kept' ? 'light' : 'default'}
        aria-label={`${action}: ${inWords}`}
        onClick={onChoose}
      >
        {action}
      </Button>
    </div>
  );
}
