import type { Violation } from '../check/violation.ts';
import type { World } from '../world/world.ts';
import { becomeQuiet } from './become-quiet.ts';

/** Everything is read again from the beginning, by everybody, after a restart of everything. Law 16: that writes nothing. */
export async function replayEverything(world: World): Promise<Violation[]> {
  const { server, processors, phones, time } = world;
  const before = await server.sequences();
  world.story.tell('world', 'everything is restarted and read again from the beginning');
  server.forgetPlaces();
  for (const processor of processors) {
    processor.end();
    processor.start();
  }
  for (const phone of phones) {
    for (const tab of phone.tabs) tab.life.end();
    phone.tabs = [];
    phone.openTab();
  }
  const violations = await becomeQuiet(world);
  await time.pass(3_000);
  world.story.coverage.count('law 16: worlds read again from the beginning');
  const after = await server.sequences();
  for (const [database, sequence] of after) {
    const known = before.get(database) ?? 0;
    if (sequence !== known)
      violations.push({
        law: 16,
        what: `${database} went from ${known} to ${sequence} changes when everything was read again`,
      });
  }
  return violations;
}
