import { LogOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { signOut } from '../../data/sign-out.ts';
import { unsentOrdersFile } from '../../data/use-unsent-orders.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { SaveFileButton } from '../../ui/save-file-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast-queue.ts';

const NOTHING = { orders: 0, wishes: 0 };

/** Leaves; orders, and wishes about orders, that the shop does not have yet are a reason to think again, and are kept in any case. */
export function SignOut(): ReactNode {
  const say = useText();
  const [unsent, setUnsent] = useState(NOTHING);
  const [busy, setBusy] = useState(false);
  const leave = async (keepUnsent: boolean) => {
    setBusy(true);
    const result = await signOut({ keepUnsent }).finally(() => setBusy(false));
    if (result.kind === 'unsent') return setUnsent(result);
    setUnsent(NOTHING);
    if (result.kind === 'not-removed') return showToast({ message: say('signOut.notRemoved') });
    return announce(say('account.signedOut'));
  };
  const footer = (
    <>
      <Button variant="default" onClick={() => setUnsent(NOTHING)}>
        {say('signOut.stay')}
      </Button>
      <Button loading={busy} onClick={() => void leave(true)}>
        {say('signOut.anyway')}
      </Button>
    </>
  );
  return (
    <div>
      <Button
        variant="default"
        leftSection={<LogOut aria-hidden size={18} />}
        loading={busy}
        onClick={() => void leave(false)}
      >
        {say('account.signOut')}
      </Button>
      <Sheet
        title={say('signOut.title')}
        open={unsent.orders + unsent.wishes > 0}
        onClose={() => setUnsent(NOTHING)}
        footer={footer}
      >
        {unsent.wishes === 0 ? null : <p>{say('signOut.wishes', { count: unsent.wishes })}</p>}
        {unsent.orders === 0 ? null : (
          <>
            <p>{say('signOut.text', { count: unsent.orders })}</p>
            <SaveFileButton file={unsentOrdersFile}>{say('unsent.save')}</SaveFileButton>
          </>
        )}
      </Sheet>
    </div>
  );
}
