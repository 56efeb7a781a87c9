import type { KnownState } from '../../data/orders/order-view.ts';
import type { TextKey } from '../../texts/en.ts';
import type { Tone } from '../../ui/pill.tsx';

/** How a state is told: in a word on a row, in a sentence on the page, and how it looks. */
export type KnownWords = { name: TextKey; sentence: TextKey; tone: Tone };

/** What is known of an order, in words. One row per state: nothing is known that has none. */
const WORDS: Readonly<Record<KnownState, Tone>> = {
  'on-device': 'wait',
  held: 'bad',
  'at-shop': 'wait',
  moving: 'wait',
  'needs-answer': 'wait',
  received: 'good',
  preparing: 'good',
  ready: 'accent',
  served: 'plain',
  dispatched: 'good',
  delivered: 'plain',
  refused: 'bad',
  cancelled: 'plain',
};

/** The words for what is known of an order. */
export function knownWords(known: KnownState): KnownWords {
  return { name: `known.${known}`, sentence: `knownText.${known}`, tone: WORDS[known] };
}

const OPEN: ReadonlySet<KnownState> = new Set([
  'on-device',
  'held',
  'at-shop',
  'moving',
  'needs-answer',
  'received',
  'preparing',
  'ready',
  'dispatched',
]);

/** Whether something is still to come. */
export function isOpen(known: KnownState): boolean {
  return OPEN.has(known);
}
