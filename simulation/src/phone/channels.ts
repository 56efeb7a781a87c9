import type { Channel } from '@coffee-catalog/client/data/device/device';
import type { Life } from '../life/life.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** One end of a line; `free` is when the last message to it arrives: messages never overtake each other. */
type Ear = { readonly hear: (message: unknown) => void; free: number };

/** The lines between the tabs of one browser (BroadcastChannel). */
export class Channels {
  private readonly time: VirtualTime;
  private readonly random: SeededRandom;
  private readonly ears = new Map<string, Set<Ear>>();

  constructor(time: VirtualTime, random: SeededRandom) {
    this.time = time;
    this.random = random;
  }

  open(life: Life, name: string, onMessage: (message: unknown) => void): Channel {
    const ear: Ear = { hear: life.while(onMessage), free: 0 };
    const ears = this.ears.get(name) ?? new Set<Ear>();
    this.ears.set(name, ears.add(ear));
    const close = (): void => void ears.delete(ear);
    life.ended.addEventListener('abort', close, { once: true });
    return {
      close,
      post: (message) => {
        if (life.isOver) return;
        const copy: unknown = structuredClone(message);
        for (const other of ears) {
          if (other === ear) continue;
          other.free = Math.max(other.free, this.time.now + this.random.integer(0, 5));
          this.time.after(other.free - this.time.now, () => ears.has(other) && other.hear(copy));
        }
      },
    };
  }
}
