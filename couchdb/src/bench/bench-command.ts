import { benchServer } from './server-bench.ts';

/*
 * `npm run bench -- server`: how fast the embedded server writes, beside the CouchDB of COUCHDB_URL.
 * Exit 0 fine, 1 it is slower than CouchDB, 2 usage.
 */
const topics = ['server'];
const [topic] = process.argv.slice(2);

if (topic === undefined || !topics.includes(topic)) {
  process.stderr.write(`usage: npm run bench -- ${topics.join('|')}\n`);
  process.exit(2);
}
const asFast = await benchServer(process.env['COUCHDB_URL'], (line) => process.stdout.write(`${line}\n`));
process.exit(asFast ? 0 : 1);
