import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';
import type { Tone } from './pill.tsx';

type NoticeProps = {
  tone: Tone;
  title?: ReactNode;
  icon?: ReactNode;
  children?: ReactNode;
  /** Buttons or links: what can be done about it. */
  actions?: ReactNode;
};

/** A sentence the reader should see where they are, with what can be done. */
export function Notice({ tone, title, icon, children, actions }: NoticeProps): ReactNode {
  const Sign = tone === 'bad' || tone === 'wait' ? TriangleAlert : Info;
  return (
    <div className={classes.notice} data-tone={tone}>
      {icon ?? <Sign aria-hidden size={20} />}
      <div className={classes.words}>
        {title === undefined ? null : <p className={classes.title}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
