import type { Refusal } from '../ledger/ledger-entry.ts';
import type { LocalDatabase } from '../local/local-database.ts';

const ID = '_local/outbox';
/** How often it is tried again when another tab writes at the same moment. */
const MAX_TRIES = 10;

/** How far the changes of a collection are proved to be at the server: every leaf up to `provenSeq` is, or is noted as refused. */
export type Progress = { readonly provenSeq: number; readonly refused: Readonly<Record<string, Refusal>> };

const NOTHING: Progress = { provenSeq: 0, refused: {} };

type Stored = { progress: Progress; rev: string | undefined };

/**
 * What was noted in a collection's own database. It lies there, and not in the ledger, since a power loss takes the last writes of each database by
 * itself: the sequences that are lost are given again to other changes, and a note elsewhere would count those as sent.
 */
export async function readProgress(local: LocalDatabase): Promise<Progress> {
  return (await read(local)).progress;
}

/** Changes the note. Rejects when the disk refuses, or when others keep writing it. */
export async function changeProgress(local: LocalDatabase, change: (known: Progress) => Progress): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { progress, rev } = await read(local);
    const document = { _id: ID, ...change(progress), ...(rev === undefined ? {} : { _rev: rev }) };
    try {
      await local.run((pouch) => pouch.put(document));
      return;
    } catch (error) {
      if ((error as { status?: number }).status !== 409 || tries === MAX_TRIES) throw error;
    }
  }
}

async function read(local: LocalDatabase): Promise<Stored> {
  try {
    const { _rev: rev, provenSeq, refused } = await local.run((pouch) => pouch.get<Progress>(ID));
    return { progress: { provenSeq, refused }, rev };
  } catch (error) {
    if ((error as { status?: number }).status === 404) return { progress: NOTHING, rev: undefined };
    throw error;
  }
}
