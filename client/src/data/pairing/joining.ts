import type { Session } from '@coffee-catalog/shared/api/accounts';
import { ClaimedPairing, PairingAnswer } from '@coffee-catalog/shared/api/pairings';
import type { ApiResult, Problem } from '../api/api-result.ts';
import { askShop } from '../api/ask-shop.ts';
import type { Device } from '../device/device.ts';
import { Store } from '../store/store.ts';

/** Where a new device stands on its way in. */
export type JoiningView =
  | { kind: 'asking' }
  | { kind: 'claiming' }
  /** The other device must confirm; both show the number. `name`: whose account it will be. */
  | { kind: 'waiting'; checkNumber: string; name: string }
  | { kind: 'joined'; name: string }
  | { kind: 'over'; why: 'expired' | 'refused' }
  | { kind: 'problem'; problem: Problem };

const LOOK_EVERY_MS = 1_000;

/** Brings this device into an account by the code that a signed-in device shows. */
export class Joining {
  readonly view = new Store<JoiningView>({ kind: 'asking' });
  readonly #device: Device;
  readonly #begin: (session: Session) => Promise<void>;
  #claimed: ClaimedPairing | undefined;
  #cancel = () => {};

  /** `begin` makes this device the session's; it resolves when the user's data is open. */
  constructor(device: Device, begin: (session: Session) => Promise<void>) {
    this.#device = device;
    this.#begin = begin;
  }

  /** Shows the code (ten characters, see `readPairingCode`) to the shop. */
  async claim(code: string): Promise<void> {
    this.stop();
    this.view.set({ kind: 'claiming' });
    const body = { code };
    const path = '/api/pairing-claims';
    const answer = await askShop(this.#device, { method: 'POST', path, body, answer: ClaimedPairing });
    if (this.view.get().kind !== 'claiming') return;
    if (answer.kind === 'problem') return this.view.set({ kind: 'problem', problem: answer });
    const { checkNumber, name } = answer.value;
    this.#claimed = answer.value;
    this.view.set({ kind: 'waiting', checkNumber, name });
    this.#lookLater(answer.value);
  }

  /** Back to the beginning. A code that was shown stays used: the other device makes a new one. */
  stop(): void {
    this.#cancel();
    this.#claimed = undefined;
    this.view.set({ kind: 'asking' });
  }

  async #look(claimed: ClaimedPairing): Promise<void> {
    const path = `/api/pairing-claims/${claimed.id}/session`;
    const body = { secret: claimed.secret };
    const answer = await askShop(this.#device, { method: 'POST', path, body, answer: PairingAnswer });
    if (this.#claimed === claimed) await this.#follow(claimed, answer);
  }

  async #follow(claimed: ClaimedPairing, answer: ApiResult<PairingAnswer>): Promise<void> {
    if (answer.kind === 'problem') {
      if (answer.code === 'offline' || answer.code === 'unavailable') return this.#lookLater(claimed);
      return this.#end({ kind: 'problem', problem: answer });
    }
    const { state, session } = answer.value;
    if (session !== undefined) {
      await this.#begin(session);
      return this.#end({ kind: 'joined', name: session.name });
    }
    if (state === 'claimed' || state === 'confirmed') return this.#lookLater(claimed);
    // Used, but not by an answer that came here: it was lost on the way, and the code opens nothing twice.
    return this.#end({ kind: 'over', why: state === 'refused' ? 'refused' : 'expired' });
  }

  #end(view: JoiningView): void {
    this.#claimed = undefined;
    this.view.set(view);
  }

  #lookLater(claimed: ClaimedPairing): void {
    this.#cancel();
    this.#cancel = this.#device.after(LOOK_EVERY_MS, () => void this.#look(claimed));
  }
}
