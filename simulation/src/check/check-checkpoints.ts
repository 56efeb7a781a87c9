import { isInShard } from '@coffee-catalog/order-processor/watch/shard';
import { parseUserDatabase } from '@coffee-catalog/shared/databases/databases';
import { orderKey, parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

/** Law 14: when a processor says that it is done with the book up to a place, every order that changed before it was published, or parked. */
export function checkCheckpoints({ history, server, story }: World): Violation[] {
  const published = new Map<string, number[]>();
  const parked = new Set<string>();
  for (const [at, { place, database, id, rev, document }] of history.all.entries()) {
    if (place !== 'server') continue;
    const named = parseUserDatabase(database);
    if (named?.collection === 'processedOrders') {
      const key = orderKey(named.uid, id);
      const generations = published.get(key) ?? [];
      published.set(key, generations);
      // When each generation was first there; a later one brings those before it.
      for (let generation = 0; generation <= generationOf(rev); generation += 1) generations[generation] ??= at;
    } else if (database === 'parked') parked.add(String(document['documentId']));
  }
  const violations: Violation[] = [];
  for (const { shard, sequence, at } of server.checkpoints) {
    story.coverage.count('law 14: checkpoints moved');
    for (const { id, rev, sequence: changed } of history.in('server', 'orders')) {
      const key = parseOrderKey(id);
      if (key === undefined || changed > sequence || !isInShard(key.uid, shard) || parked.has(id)) continue;
      const since = published.get(id)?.[generationOf(rev)];
      if (since === undefined || since >= at)
        violations.push({ law: 14, what: `a checkpoint has passed ${id} (${rev}), which was not published yet` });
    }
  }
  return violations;
}

function generationOf(rev: string): number {
  return Number.parseInt(rev, 10);
}
