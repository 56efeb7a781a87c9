import { Download, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { countUnsentOrders } from '../../data/delete-account.ts';
import { exportData } from '../../data/export-data.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { saveFile } from '../../ui/save-file.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './account-page.module.css';
import { DeleteAccountForm } from './delete-account-form.tsx';

/** What is kept of one: to take a copy, and to have it deleted. */
export function YourData(): ReactNode {
  const say = useText();
  const [saving, setSaving] = useState(false);
  /** How many orders have not reached the shop, once deletion is asked for. */
  const [unsent, setUnsent] = useState<number>();
  const save = async () => {
    setSaving(true);
    const file = await exportData().catch(() => undefined);
    setSaving(false);
    if (file === undefined) return showToast({ message: say('data.unreadable') });
    saveFile({ ...file, type: 'application/json' });
    return showToast({ message: say(file.complete ? 'data.saved' : 'data.savedPartly') });
  };
  const askToDelete = async () => {
    // An account may go even when this device cannot say what goes with it; that it cannot is said.
    const count = await countUnsentOrders().catch(() => undefined);
    if (count === undefined) showToast({ message: say('data.unreadable') });
    setUnsent(count ?? 0);
  };
  return (
    <section className={card.card} aria-labelledby="your-data">
      <h2 id="your-data">{say('data.title')}</h2>
      <p className={card.lead}>{say('data.lead')}</p>
      <div className={classes.row}>
        <Button
          variant="default"
          leftSection={<Download aria-hidden size={18} />}
          loading={saving}
          onClick={() => void save()}
        >
          {say('data.save')}
        </Button>
        <Button
          variant="subtle"
          aria-haspopup="dialog"
          leftSection={<Trash2 aria-hidden size={18} />}
          onClick={() => void askToDelete()}
        >
          {say('data.delete')}
        </Button>
      </div>
      <Sheet title={say('data.deleteTitle')} open={unsent !== undefined} onClose={() => setUnsent(undefined)}>
        <DeleteAccountForm unsent={unsent ?? 0} />
      </Sheet>
    </section>
  );
}
