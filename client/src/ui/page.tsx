import { type ReactNode, useEffect, useRef } from 'react';
import { hasNavigated } from './navigation.ts';
import classes from './page.module.css';

type PageProps = {
  /** The page's one main heading; also the document's title. */
  title: string;
  /** The heading on the screen when it should say more than the document's title. */
  heading?: ReactNode;
  eyebrow?: ReactNode;
  /** Beside the heading. */
  aside?: ReactNode;
  children: ReactNode;
  width?: 'wide' | 'narrow';
};

/** A screen's frame: its heading gets the focus after a navigation, so that readers and keyboards start where the eye does. */
export function Page({ title, heading, eyebrow, aside, children, width = 'wide' }: PageProps): ReactNode {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasNavigated()) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes.page} data-width={width}>
      <title>{`${title} · Coffee Catalog`}</title>
      <div className={classes.top}>
        <div className={classes.titles}>
          {eyebrow === undefined ? null : <div className={classes.eyebrow}>{eyebrow}</div>}
          <h1 ref={ref} tabIndex={-1}>
            {heading ?? title}
          </h1>
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}
