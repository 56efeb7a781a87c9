import { startEmbeddedServer } from '../embedded-server/start-embedded-server.ts';

/* An embedded server over the folder and on the port given (0: any), until the one who forked it goes away. Tells its port when it serves. */
const [, , dataDir = '', port = '0'] = process.argv;
const server = await startEmbeddedServer({
  port: Number(port),
  dataDir,
  admins: { admin: 'secret' },
  log: (line) => process.stderr.write(`${line}\n`),
});
process.once('disconnect', () => void server.close());
process.send?.(server.port);
