import { hashOf } from '@coffee-catalog/shared/sha256';

/** A change that one of our own failures keeps from finishing: a document of some database. */
export type Change = { readonly database: string; readonly documentId: string };

/** One id for one change, fit for a URL. */
export function parkedId({ database, documentId }: Change): string {
  return hashOf([database, documentId]).slice(0, 32);
}

/** An error as the owner reads it: its message and those of its causes. */
export function describeError(error: unknown): string {
  const messages: string[] = [];
  for (let at = error; at instanceof Error && messages.length < 5; at = at.cause) {
    const { message } = at;
    if (!messages.some((said) => said.includes(message))) messages.push(message);
  }
  return (messages.join(': ') || String(error)).slice(0, 1000);
}
