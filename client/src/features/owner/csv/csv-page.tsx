import { Download } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useCatalog } from '../../../data/use-catalog.ts';
import { useShop } from '../../../data/use-shop.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { BatchOutcome } from '../batch/batch-outcome.tsx';
import { useBatch } from '../batch/use-batch.ts';
import editor from '../item-editor.module.css';
import { Room } from '../room.tsx';
import classes from './csv-page.module.css';
import { FileReport } from './file-report.tsx';
import { byItemId, type ReadFile, readCatalogFile } from './read-catalog-file.ts';
import { writeCatalog } from './write-catalog.ts';

/** The catalog as a file for a spreadsheet, there and back. Nothing of a file is stored before it was looked at. */
export function CsvPage(): ReactNode {
  const say = useOwnerText();
  const inputId = useId();
  const { items, state } = useCatalog();
  const shop = useShop();
  const [file, setFile] = useState<ReadFile | 'unreadable'>();
  const batch = useBatch();
  const all = items.map(({ item }) => item);
  const currency = shop?.currency ?? all[0]?.price.currency ?? 'EUR';

  const read = async (chosen: File | undefined) => {
    batch.reset();
    if (chosen === undefined) return setFile(undefined);
    // A spreadsheet's own format, or another alphabet's encoding, is no UTF-8.
    const text = await readUtf8(chosen);
    return setFile(text === undefined ? 'unreadable' : readCatalogFile(text, byItemId(all), currency));
  };
  const apply = async () => {
    if (typeof file !== 'object' || file.kind !== 'changes') return;
    setFile(undefined);
    await batch.apply(file.changes);
  };

  return (
    <Room title={say('csv.title')}>
      <div className={classes.halves}>
        <section className={classes.half} aria-labelledby="csv-export">
          <h2 id="csv-export">{say('csv.export')}</h2>
          <p className={editor.hint}>{say('csv.exportText')}</p>
          <div>
            <Button
              variant="light"
              disabled={state !== 'done'}
              leftSection={<Download aria-hidden size={18} />}
              onClick={() => saveFile({ name: 'catalog.csv', text: writeCatalog(all), type: 'text/csv' })}
            >
              {say('csv.download', { count: all.length })}
            </Button>
          </div>
        </section>
        <section className={classes.half} aria-labelledby="csv-import">
          <h2 id="csv-import">{say('csv.import')}</h2>
          <p id={`${inputId}-hint`} className={editor.hint}>
            {say('csv.importText')}
          </p>
          <label htmlFor={inputId} className={editor.label}>
            {say('csv.file')}
          </label>
          <input
            id={inputId}
            type="file"
            accept=".csv,text/csv"
            className={editor.file}
            aria-describedby={`${inputId}-hint`}
            onChange={(event) => {
              void read(event.currentTarget.files?.[0]);
              // The same file, mended, can be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </section>
      </div>
      <output className={classes.answer}>
        {file === 'unreadable' ? <Notice tone="bad">{say('csv.unreadable')}</Notice> : null}
        {typeof file === 'object' ? <FileReport file={file} onApply={() => void apply()} /> : null}
      </output>
      <BatchOutcome state={batch.state} onUndo={() => void batch.undo()} />
    </Room>
  );
}

async function readUtf8(file: Blob): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
