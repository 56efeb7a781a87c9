/* What the commands print for people: one line at a time, and a readable end. */

/** Prints one line of progress. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Ends the process with one readable line: 1 a violation was found, 2 usage or environment. */
export function stopWith(code, line) {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}
