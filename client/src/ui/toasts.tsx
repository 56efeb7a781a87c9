import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useText } from '../texts/use-text.ts';
import { currentToasts, hideToast, type ShownToast, subscribeToToasts, TOAST_MS } from './toast-queue.ts';
import classes from './toasts.module.css';

/** Where toasts appear. Once per page. */
export function Toasts(): ReactNode {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  const say = useText();
  return (
    <section className={`${classes.toasts} no-print`} aria-label={say('toasts.label')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: ShownToast }): ReactNode {
  const say = useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => hideToast(toast.id), TOAST_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const act = () => {
    hideToast(toast.id);
    toast.action?.run();
  };
  return (
    <div
      className={classes.toast}
      data-toast
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{toast.message}</p>
      {toast.action === undefined ? null : (
        <button type="button" className={classes.action} onClick={act}>
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        className={classes.close}
        aria-label={say('toasts.close')}
        onClick={() => hideToast(toast.id)}
      >
        <X aria-hidden size={18} />
      </button>
    </div>
  );
}
