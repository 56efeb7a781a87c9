import { startEmbeddedServer } from '../embedded-server/start-embedded-server.ts';

/* An embedded server over the folder given, until the one who started it goes away. Tells its URL when it serves. */
const server = await startEmbeddedServer({
  port: 0,
  dataDir: process.argv[2] as string,
  admins: { admin: 'secret' },
  log: (line) => process.stderr.write(`${line}\n`),
});
process.once('disconnect', () => void server.close());
process.send?.(server.url);
