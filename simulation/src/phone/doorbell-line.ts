import type { DoorbellListener } from '@coffee-catalog/client/data/device/device';
import type { Life } from '../life/life.ts';
import type { Link } from '../network/link.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** An open stream of server-sent events: tells each piece of text and the end, and can be hung up. */
export type EventStream = {
  readonly onText: (listen: (text: string) => void) => void;
  readonly onEnd: (listen: () => void) => void;
  readonly hangUp: () => void;
};

type Dialling = {
  readonly life: Life;
  readonly link: Link;
  readonly time: VirtualTime;
  /** Opens the stream at the gateway; without one it was refused. */
  readonly dial: () => Promise<EventStream | undefined>;
};

/** A doorbell over a network that may break; as with a browser's EventSource, nobody may notice that for long. */
export function openDoorbellLine(dialling: Dialling, listener: DoorbellListener): { close: () => void } {
  const line = new DoorbellLine(dialling, listener);
  void line.open();
  return { close: () => line.close() };
}

class DoorbellLine {
  private readonly dialling: Dialling;
  private readonly listener: DoorbellListener;
  private readonly unhear: () => void;
  private isClosed = false;
  private stream: EventStream | undefined;
  private text = '';
  private reason: string | undefined;
  /** When the last piece arrives: a stream keeps its order. */
  private free = 0;

  constructor(dialling: Dialling, listener: DoorbellListener) {
    this.dialling = dialling;
    this.listener = listener;
    this.unhear = dialling.link.whenCut(() => this.lose());
    dialling.life.ended.addEventListener('abort', () => this.close(), { once: true });
  }

  async open(): Promise<void> {
    const { link, dial } = this.dialling;
    try {
      this.stream = await link.send({ what: 'open the doorbell', mayRepeat: false }, dial);
    } catch {
      return this.end();
    }
    if (this.stream === undefined) return this.end();
    if (this.isOver) return this.stream.hangUp();
    this.listener.onOpen();
    this.stream.onText((piece) => this.later(() => this.hear(piece)));
    this.stream.onEnd(() => this.later(() => this.end()));
  }

  close(): void {
    this.isClosed = true;
    this.unhear();
    this.stream?.hangUp();
  }

  private get isOver(): boolean {
    return this.isClosed || this.dialling.life.isOver;
  }

  /** The network is gone. Half of the time the device is told; else the line is merely quiet from here on. */
  private lose(): void {
    const { link, time } = this.dialling;
    this.stream?.hangUp();
    const wait = link.delay();
    if (wait % 2 === 0) time.after(wait, () => this.end());
  }

  private end(): void {
    if (!this.isOver) this.listener.onEnd(this.reason);
  }

  private later(run: () => void): void {
    const { link, time } = this.dialling;
    this.free = Math.max(this.free, time.now + link.delay());
    time.after(this.free - time.now, () => {
      if (!this.isOver && !link.isCut) run();
    });
  }

  private hear(piece: string): void {
    this.text += piece;
    const events = this.text.split('\n\n');
    this.text = events.pop() ?? '';
    for (const event of events) this.take(event);
  }

  /** One event of the stream (WHATWG HTML, "Server-sent events", as far as the gateway uses it). */
  private take(event: string): void {
    const data = /^data: (.*)$/m.exec(event)?.[1] ?? '';
    if (/^event: changed$/m.test(event)) this.listener.onRing(data);
    if (/^event: closed$/m.test(event)) this.reason = (JSON.parse(data) as { reason?: string }).reason;
  }
}
