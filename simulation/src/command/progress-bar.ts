/** Where progress is shown: a terminal, or a log. */
export type Screen = { readonly isTTY?: boolean; write(text: string): unknown };

const WIDTH = 24;
/** A log gets a line this often, a terminal one that changes. */
const LINES_IN_A_LOG = 10;

/** Shows how far the seeds are, how many have failed and how fast it goes; `now` is in milliseconds. */
export function progressBar(screen: Screen, of: number, now: () => number): (failed: number) => void {
  const started = now();
  let done = 0;
  return (failed) => {
    done += 1;
    const filled = Math.round((WIDTH * done) / of);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const perSecond = (done / Math.max(0.001, (now() - started) / 1000)).toFixed(1);
    const line = `${bar} ${done} of ${of} seeds, ${perSecond}/s${failed > 0 ? `, ${failed} failed` : ''}`;
    if (screen.isTTY) screen.write(`\r\u001b[K${line}${done === of ? '\n' : ''}`);
    else if (done === of || done % Math.ceil(of / LINES_IN_A_LOG) === 0) screen.write(`${line}\n`);
  };
}
