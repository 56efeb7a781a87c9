import { runCommand } from './command.ts';
import { describeDifference, examineShop } from './examine-shop.ts';

/* `npm run doctor [-- --repair]`: does every database have the members and rules of this version? One line for each difference, exit 1 if there is any. */
await runCommand('doctor', ['--repair'], async ({ couch, options, say }) => {
  const repair = options.has('--repair');
  const { checked, differences, configuration } = await examineShop(couch, { repair });
  for (const difference of differences) say(`${describeDifference(difference)}${repair ? ' (repaired)' : ''}`);
  for (const line of configuration) say(`configuration lacks ${line} (npm run couchdb:setup -- --apply)`);
  const left = configuration.length + (repair ? 0 : differences.length);
  say(
    `${checked} databases: ${left === 0 ? 'all as they should be' : `${left} ${left === 1 ? 'difference' : 'differences'}`}`,
  );
  return left === 0 ? 0 : 1;
});
