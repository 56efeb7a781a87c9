/** One step of what is being done, and how far it is. */
export type Step = { readonly title: string; readonly done: number; readonly of: number };

/** Where the lines go: a terminal, or a log. */
export type Screen = { readonly isTTY?: boolean; write(text: string): unknown };

/**
 * Shows one line per step: on a terminal the line counts up, elsewhere it is written once, when the step is done. Steps of nothing are not shown.
 */
export function showProgress(screen: Screen): (step: Step) => void {
  return ({ title, done, of }) => {
    if (of === 0) return;
    const finished = done >= of;
    const line = `${title}: ${done} of ${of}`;
    if (screen.isTTY) screen.write(`\r\u001b[K${line}${finished ? '\n' : ''}`);
    else if (finished) screen.write(`${line}\n`);
  };
}
