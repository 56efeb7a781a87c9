import { runSeed } from './run-seed.ts';

/* A process that runs the seeds it is sent, one after the other, and sends back what came of each. */
process.on('message', (seed) => {
  void runSeed(seed as number).then((result) => process.send?.(result));
});
