/** What may go wrong in a run. Each must happen, else a run that finds nothing wrong says nothing. */
export const FAULTS = [
  'a request lost',
  'an answer lost',
  'a request that arrived twice',
  'a request or answer that took seconds',
  'a connection cut under a request',
  'a phone that crashed before a write or request',
  'a phone that crashed right after a write or request',
  'a phone switched off',
  'a power loss that took unsynced writes',
  'a phone whose storage was cleared',
  'a clock set',
  'a second tab opened',
  'a tab closed',
  'another user on a phone',
  'a draft placed on several devices or in several tabs at once',
  'a draft changed on several devices or in several tabs at once',
  'several orders at once',
  'a price changed while orders waited for a processor',
  'a write refused by the server',
  'a feed begun again',
  'a processor that crashed before a write',
  'a processor that crashed right after a write',
  'a processor stopped',
  'all processors stopped at once',
  'a processor cut off',
  'a gateway restarted',
] as const;

/** The occasions on which each law could have been broken. */
export const OCCASIONS = [
  'law 1: orders committed',
  'law 2: orders claimed',
  'law 3: order numbers given',
  'law 4: orders placed in two versions',
  'law 5: later revisions of an order in the book',
  'law 6: steps of orders',
  'law 7: times set by a processor whose clock is wrong',
  'law 8: drafts changed at the server after they were placed',
  'law 9: orders shown while they moved',
  'law 10: databases searched for what is of another user',
  'law 11: lines whose price changed before the claim',
  'law 12: lines charged',
  'law 12: lines charged within what was answered',
  'law 13: stock promised',
  'law 13: orders that found too little stock',
  'law 14: checkpoints moved',
  'law 15: orders refused or asked about',
  'law 15: other versions of an order that reached the shop',
  'law 16: worlds read again from the beginning',
  'law 17: rows of drafts held against all their revisions',
  'law 17: rows merged',
  'law 17: revisions of rows that lost in a merge',
  'law 18: worlds come to rest',
  'law 19: orders shown as at the shop or in the book',
  'law 19: orders shown as held',
] as const;

export type Happening = (typeof FAULTS)[number] | (typeof OCCASIONS)[number];

/** How often everything happened that is there to be tested. */
export class Coverage {
  private readonly counts = new Map<Happening, number>();

  count(what: Happening, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  add(other: CoverageCounts): void {
    for (const [what, times] of Object.entries(other)) this.count(what as Happening, times);
  }

  /** As plain data, e.g. to be sent to another process. */
  counted(): CoverageCounts {
    return Object.fromEntries(this.counts);
  }

  /** What never happened. */
  missing(): Happening[] {
    return [...FAULTS, ...OCCASIONS].filter((what) => !this.counts.has(what));
  }

  /** A line for each fault and each law: how often it happened in a hundred runs, of so many. */
  describe(runs: number): string {
    const lines = [...FAULTS, ...OCCASIONS].map((what) => {
      const times = this.counts.get(what) ?? 0;
      return `${((100 * times) / runs).toFixed(times * 100 < runs * 10 ? 2 : 0).padStart(9)}  ${what}`;
    });
    return [`how often in 100 of the ${runs} runs:`, ...lines].join('\n');
  }
}

export type CoverageCounts = Readonly<Partial<Record<Happening, number>>>;
