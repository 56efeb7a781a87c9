import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../texts/use-text.ts';
import { IconButton } from './icon-button.tsx';
import classes from './sheet.module.css';

type SheetProps = { title: string; open: boolean; onClose: () => void; children: ReactNode; footer?: ReactNode };

/**
 * A dialog: from below on phones, in the middle elsewhere. The platform's own `<dialog>` keeps the focus inside, makes the rest inert,
 * closes on Escape and gives the focus back.
 */
export function Sheet({ title, open, onClose, children, footer }: SheetProps): ReactNode {
  const say = useText();
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  return (
    <dialog ref={ref} className={classes.sheet} aria-labelledby={titleId} closedby="any" onClose={onClose}>
      {open ? (
        <>
          <div className={classes.header}>
            <h2 id={titleId}>{title}</h2>
            <IconButton aria-label={say('sheet.close')} onClick={() => ref.current?.close()}>
              <X aria-hidden size={22} />
            </IconButton>
          </div>
          <div className={classes.body}>{children}</div>
          {footer === undefined ? null : <div className={classes.footer}>{footer}</div>}
        </>
      ) : null}
    </dialog>
  );
}
