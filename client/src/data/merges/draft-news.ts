import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { parseDraftRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import type { DraftRows } from '../drafts/draft-row.ts';

/** A text and who wrote it when, as stamped. */
type SeenText = { stamp: string; text: string };

/**
 * What each device had written of a draft when this one last looked, the own shares too: they are never told, but a sign-out that keeps an order gives
 * the device a new id, and from then on they are another's.
 */
export type SeenDraft = {
  texts: Readonly<Record<string, SeenText>>;
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** A text that another device changed, and what it was before: the way back. */
export type TextNews = { before: string; after: string };

/** What one other device has changed in a draft since the shopper was last told: per line how many more (fewer: negative), and texts. */
export type DeviceNews = { counts: Readonly<Record<string, number>>; texts: Readonly<Record<string, TextNews>> };

/** By the id of the device that did it. */
export type DraftNews = Readonly<Record<string, DeviceNews>>;

/** The texts of a draft by a name of their own: its name, its note, and `note of <lineId>`. */
export const NOTE_OF_LINE = 'note of ';

/** What there is to see of a draft: for the next look to compare with. */
export function seeDraft({ draft, lines }: DraftRows): SeenDraft {
  const texts: Record<string, SeenText> = {};
  const see = (key: string, stamp: string | undefined, text: string | undefined) => {
    if (stamp !== undefined) texts[key] = { stamp, text: text ?? '' };
  };
  see('name', draft?.stamps['name'], draft?.name);
  see('note', draft?.stamps['note'], draft?.note);
  const counts: Record<string, Record<string, number>> = {};
  for (const line of lines) {
    const lineId = lineIdOf(line);
    see(`${NOTE_OF_LINE}${lineId}`, line.stamps['note'], line.note);
    counts[lineId] = Object.fromEntries(Object.entries(line.counts).map(([deviceId, { n }]) => [deviceId, n]));
  }
  return { texts, counts };
}

/** The news after another look: what is told already, and what `now` has that `before` had not. What was changed and changed back is none. */
export function addNews(
  told: DraftNews,
  { before, now, ownId }: { before: SeenDraft; now: SeenDraft; ownId: string },
): DraftNews {
  const news = new Map(Object.entries(told));
  const of = (deviceId: string): DeviceNews => news.get(deviceId) ?? { counts: {}, texts: {} };
  for (const [lineId, shares] of Object.entries(now.counts)) {
    for (const [deviceId, n] of Object.entries(shares)) {
      const more = n - (before.counts[lineId]?.[deviceId] ?? 0);
      if (more === 0 || deviceId === ownId) continue;
      const { counts, texts } = of(deviceId);
      news.set(deviceId, { counts: { ...counts, [lineId]: (counts[lineId] ?? 0) + more }, texts });
    }
  }
  for (const [key, { stamp, text }] of Object.entries(now.texts)) {
    const seen = before.texts[key];
    const deviceId = writerOf(stamp);
    if (seen?.stamp === stamp || deviceId === ownId) continue;
    const { counts, texts } = of(deviceId);
    news.set(deviceId, {
      counts,
      texts: { ...texts, [key]: { before: texts[key]?.before ?? seen?.text ?? '', after: text } },
    });
  }
  return Object.fromEntries(
    [...news].map(([id, one]) => [id, withoutNothing(one)]).filter(([, one]) => hasNews(one as DeviceNews)),
  );
}

function withoutNothing({ counts, texts }: DeviceNews): DeviceNews {
  return {
    counts: Object.fromEntries(Object.entries(counts).filter(([, more]) => more !== 0)),
    texts: Object.fromEntries(Object.entries(texts).filter(([, { before, after }]) => before !== after)),
  };
}

function hasNews({ counts, texts }: DeviceNews): boolean {
  return Object.keys(counts).length + Object.keys(texts).length > 0;
}

/** A stamp ends with the device that wrote it: 12 digits of time, 4 of a counter, two dashes. */
function writerOf(stamp: string): string {
  return stamp.slice(18);
}

function lineIdOf(line: DraftLine): string {
  const row = parseDraftRowId(line._id);
  return row?.kind === 'line' ? row.lineId : '';
}
