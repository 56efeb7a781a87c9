/** What a shopper does. */
export const SHOPPER_ACTS = [
  'add',
  'change-count',
  'remove-line',
  'note',
  'consent',
  'new-draft',
  'discard',
  'place',
  'place-everywhere',
  'edit-everywhere',
  'rush',
  'cancel',
  'answer',
  'favourite',
  'look',
] as const;

/** What happens to a phone. */
export const PHONE_ACTS = [
  'offline',
  'bad-network',
  'crash-soon',
  'kill',
  'power-loss',
  'evict',
  'clock-jump',
  'open-tab',
  'close-tab',
  'switch-user',
] as const;

/** What happens at the shop. */
export const SHOP_ACTS = [
  'price',
  'availability',
  'count-stock',
  'processor-crash-soon',
  'processor-stop',
  'all-processors-stop',
  'processor-cut-off',
  'processor-bad-network',
  'gateway-restart',
  'gateway-bad-network',
  'refuse-writes',
  'rewind-feeds',
] as const;

export type ActKind = (typeof SHOPPER_ACTS)[number] | (typeof PHONE_ACTS)[number] | (typeof SHOP_ACTS)[number];

/**
 * One thing that happens: when (milliseconds after the beginning), what, to which phone or processor (by number, modulo how many there are), how
 * long it lasts where it lasts (milliseconds), and the seed of whatever has to be chosen while it happens. So an act means the same whether the
 * acts before it are there or not, and a failing plan can be made smaller.
 */
export type Act = {
  readonly at: number;
  readonly kind: ActKind;
  readonly who: number;
  readonly lasts: number;
  readonly draw: number;
};

export type PhonePlan = {
  /** Whose phone it is, by number. */
  readonly account: number;
  /** When its owner signs in, milliseconds after the beginning. */
  readonly signsInAt: number;
  /** How far its clock is ahead of the true time, in milliseconds. */
  readonly clockError: number;
};

export type ProcessorPlan = {
  readonly shard: { readonly index: number; readonly of: number };
  readonly clockError: number;
};

/** Everything that happens in a run. The network's delays come from the seed as well. */
export type Plan = {
  readonly seed: string;
  readonly phones: readonly PhonePlan[];
  readonly processors: readonly ProcessorPlan[];
  readonly acts: readonly Act[];
};
