import type { Account } from '@coffee-catalog/shared/api/accounts';
import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { resetPassword } from '../../../data/shop-api.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { showToast } from '../../../ui/toast-queue.ts';
import classes from './user-page.module.css';

type ResetPasswordProps = { user: Account; icon: ReactNode; onReset: () => void };

/** A new password for somebody who forgot theirs: made by the shop, shown once. An old password cannot be given back, so it is said before. */
export function ResetPassword({ user, icon, onReset }: ResetPasswordProps): ReactNode {
  const say = useOwnerText();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { name } = user;
  const reset = async () => {
    setBusy(true);
    const result = await resetPassword(user.userId);
    setBusy(false);
    if (result.kind === 'problem') return setProblem(problemWords(result, say));
    setProblem(undefined);
    setPassword(result.value);
    return onReset();
  };
  const copy = async () => {
    if (password === undefined) return;
    try {
      await navigator.clipboard.writeText(password);
      showToast({ message: say('users.copied') });
    } catch {
      // Without the browser's leave it is still there to be read and marked.
      showToast({ message: say('users.notCopied') });
    }
  };
  const close = () => {
    setOpen(false);
    setPassword(undefined);
    setProblem(undefined);
  };
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" leftSection={icon} onClick={() => setOpen(true)}>
        {say('users.reset')}
      </Button>
      <Sheet title={say('users.resetFor', { name })} open={open} onClose={close}>
        {password === undefined ? (
          <>
            <p>{say('users.resetText', { name })}</p>
            <div role="alert">{problem === undefined ? null : <Notice tone="bad">{problem}</Notice>}</div>
            <Button loading={busy} onClick={() => void reset()}>
              {say('users.resetNow')}
            </Button>
          </>
        ) : (
          <output className={classes.devices}>
            <p>{say('users.resetDone', { name })}</p>
            <code className={classes.secret} dir="ltr">
              {password}
            </code>
            <Button variant="light" leftSection={<Copy aria-hidden size={18} />} onClick={() => void copy()}>
              {say('users.copy')}
            </Button>
          </output>
        )}
      </Sheet>
    </>
  );
}
