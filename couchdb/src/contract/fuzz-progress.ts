/** How many requests a fuzzer makes up: `FUZZ_REQUESTS` in the long run (`npm run fuzz`), a few in `npm test`. */
export function fuzzRequests(few: number): number {
  return Number(process.env['FUZZ_REQUESTS'] ?? few);
}

/** Says after every twentieth of a long run how far it is. To be called once for each request. */
export function fuzzProgress(what: string, total: number): () => void {
  const step = Math.max(1000, Math.floor(total / 20));
  let done = 0;
  return () => {
    done += 1;
    if (done % step === 0) process.stdout.write(`${what}: ${done} of ${total} requests\n`);
  };
}
