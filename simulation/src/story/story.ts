import { createHash, type Hash } from 'node:crypto';
import { Coverage } from '../happenings/coverage.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** One sentence of what happened: when (milliseconds since the run began), to whom, what. */
export type Sentence = { readonly at: number; readonly who: string; readonly what: string };

/**
 * What happened in a run, twice: in words for people, and as a digest of everything that was said, sent and stored. Two runs with the same digest
 * were the same run, byte for byte.
 */
export class Story {
  readonly sentences: Sentence[] = [];
  readonly coverage = new Coverage();
  private readonly time: VirtualTime;
  private readonly start: number;
  private readonly digest: Hash = createHash('sha256');
  private readonly listen: ((line: string) => void) | undefined;

  constructor(time: VirtualTime, listen?: (line: string) => void) {
    this.time = time;
    this.start = time.now;
    this.listen = listen;
  }

  /** Something that belongs into the story. */
  tell(who: string, what: string): void {
    this.sentences.push({ at: this.time.now - this.start, who, what });
    this.note(who, what);
  }

  /** Something that only the digest is to hold. */
  note(who: string, detail: string): void {
    // A step is one line, whatever is in a body.
    const line = `${this.time.now - this.start} ${who}: ${detail}`.replaceAll('\n', '\\n');
    this.digest.update(`${line}\n`);
    this.listen?.(line);
  }

  /** The digest of everything so far, as hex. Ends the story. */
  fingerprint(): string {
    return this.digest.digest('hex');
  }
}

/** A story as it is printed. */
export function printStory(sentences: readonly Sentence[]): string {
  return sentences.map(({ at, who, what }) => `${clockOf(at)}  ${who}: ${what}`).join('\n');
}

function clockOf(ms: number): string {
  return `${(ms / 1000).toFixed(3).padStart(9)} s`;
}
