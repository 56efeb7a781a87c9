import type { KeptValues } from '../device/device.ts';
import type { Readable } from '../store/store.ts';

/** More than any screen shows. */
const MOST = 24;
const IDS = /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/;

/** Under which key a device remembers what a user usually takes. */
export function usualItemsKey(uid: string): string {
  return `coffee.usual-items.${uid}`;
}

/** What a user usually takes, as this device last knew it: item ids. The first paint shows it before any order is read, so that nothing jumps later. */
export function readUsualItems(kept: KeptValues, uid: string): string[] {
  const text = kept.get(usualItemsKey(uid)) ?? '';
  return IDS.test(text) ? text.split(',') : [];
}

/** Remembers what a user usually takes whenever that changes. Returns what ends it. */
export function keepUsualItems(kept: KeptValues, uid: string, usual: Readable<string[]>): () => void {
  const keep = () => {
    const ids = usual.get().slice(0, MOST).join(',');
    if (ids !== (kept.get(usualItemsKey(uid)) ?? '')) kept.set(usualItemsKey(uid), ids || undefined);
  };
  return usual.subscribe(keep);
}
