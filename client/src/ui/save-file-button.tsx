import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { saveFile } from './save-file.ts';

type SaveFileButtonProps = { children: ReactNode; file: () => { name: string; text: string } | undefined };

/** Saves a JSON file that is made when it is asked for. */
export function SaveFileButton({ children, file }: SaveFileButtonProps): ReactNode {
  const save = () => {
    const made = file();
    if (made !== undefined) saveFile({ ...made, type: 'application/json' });
  };
  return (
    <Button variant="default" size="sm" leftSection={<Download aria-hidden size={18} />} onClick={save}>
      {children}
    </Button>
  );
}
