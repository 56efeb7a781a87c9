import { MAX_COUNT } from '../orders/placed-order.ts';
import { countOf, type DraftLine } from './draft.ts';

/**
 * The line with its total set to `count` (0 to 99, anything else is pulled into that range) by changing this device's own share only.
 * Setting 0 removes the line from the cart and never deletes its row: another device's later addition must find it.
 */
export function changeCount(line: DraftLine, count: number, deviceId: string): DraftLine {
  const wanted = Math.min(MAX_COUNT, Math.max(0, Math.trunc(count)));
  if (wanted === countOf(line)) return line;
  const own = line.counts[deviceId] ?? { n: 0, seq: 0 };
  const others = Object.entries(line.counts).reduce((sum, [id, { n }]) => (id === deviceId ? sum : sum + n), 0);
  return { ...line, counts: { ...line.counts, [deviceId]: { n: wanted - others, seq: own.seq + 1 } } };
}
