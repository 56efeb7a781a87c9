import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';
import type { ChosenOptions } from '@coffee-catalog/shared/ids/derived-id';
import type { Money } from '@coffee-catalog/shared/money/money';

/** What keeps a line from being placed as it is. `too-many`: of one thing, as several devices counted it together. */
export type LineProblem = 'unknown-item' | 'sold-out' | 'bad-option' | 'too-many';

/** A line of a cart as a screen shows it. Prices are the ones this device knows. */
export type DraftLineView = {
  lineId: string;
  itemId: string;
  item: Item | undefined;
  options: ChosenOptions;
  count: number;
  unitPrice: Money | undefined;
  lineTotal: Money | undefined;
  note?: string;
  consent: DraftLine['consent'];
  problem?: LineProblem;
};

/**
 * A cart with its lines (those that are wanted at least once). `createdTime` is the clock of the device that began it; `total` is
 * undefined while a price is not known; `problems` counts the lines that keep it from being placed.
 */
export type DraftView = {
  orderId: string;
  name?: string;
  note?: string;
  createdTime: string;
  /** The order to which another device added these lines after it was placed. */
  leftoversOf?: string;
  lines: DraftLineView[];
  count: number;
  total: Money | undefined;
  problems: number;
};

/** What is added to a cart; without a count, one. */
export type NewLine = { itemId: string; options: ChosenOptions; count?: number; note?: string };
