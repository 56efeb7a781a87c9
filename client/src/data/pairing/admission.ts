import { OpenedPairing, Pairing } from '@coffee-catalog/shared/api/pairings';
import { pairingLink } from '@coffee-catalog/shared/pairing/pairing-code';
import * as z from 'zod/mini';
import type { ApiResult, Problem } from '../api/api-result.ts';
import { askShop } from '../api/ask-shop.ts';
import type { Device } from '../device/device.ts';
import { Store } from '../store/store.ts';

/** Where the admission of another device stands, as the device that admits it shows it. */
export type AdmissionView =
  | { kind: 'closed' }
  | { kind: 'opening' }
  /** The code waits to be shown to the other device. `link` is what the QR code says. */
  | { kind: 'open'; code: string; link: string; secondsLeft: number }
  /** A device has shown the code; its number is to be compared. `answering`: it was confirmed and is on its way in. */
  | { kind: 'claimed'; deviceName: string; checkNumber: string; secondsLeft: number; answering: boolean }
  | { kind: 'admitted'; deviceName: string }
  | { kind: 'over'; why: 'expired' | 'refused' }
  | { kind: 'problem'; problem: Problem };

const LOOK_EVERY_MS = 1_000;

/** Admits another device: opens a code, looks who answers it, and lets it in or not. `path` says for whom. */
export class Admission {
  readonly view = new Store<AdmissionView>({ kind: 'closed' });
  readonly #device: Device;
  readonly #path: string;
  #opened: { id: string; code: string } | undefined;
  #cancel = () => {};

  constructor(device: Device, path = '/api/pairings') {
    this.#device = device;
    this.#path = path;
  }

  /** Shows a new code, in place of an earlier one. */
  async open(): Promise<void> {
    const wasOpen = isUnderWay(this.view.get());
    this.view.set({ kind: 'opening' });
    if (wasOpen) await this.#callOff();
    const answer = await askShop(this.#device, { method: 'POST', path: this.#path, answer: OpenedPairing });
    // Closed again before the answer came: the code was never shown, and expires by itself.
    if (this.view.get().kind !== 'opening') return;
    if (answer.kind === 'problem') return this.view.set({ kind: 'problem', problem: answer });
    const { pairing, code } = answer.value;
    this.#opened = { id: pairing.id, code };
    this.#show(pairing);
  }

  /** Lets the device in whose number was compared. */
  async confirm(): Promise<void> {
    const { id } = this.#opened ?? {};
    const before = this.view.get();
    if (id === undefined || before.kind !== 'claimed') return;
    this.view.set({ ...before, answering: true });
    this.#follow(
      id,
      await askShop(this.#device, { method: 'POST', path: `/api/pairings/${id}/confirm`, answer: Pairing }),
    );
  }

  /** Does not let the waiting device in. */
  async refuse(): Promise<void> {
    await this.#callOff();
    this.view.set({ kind: 'over', why: 'refused' });
  }

  /** Puts it away. A code that is still open is called off, so that it opens nothing behind its user's back. */
  async close(): Promise<void> {
    const wasOpen = isUnderWay(this.view.get());
    this.view.set({ kind: 'closed' });
    if (wasOpen) await this.#callOff();
    // Not after waiting: another code may have been opened meanwhile.
    else this.#forget();
  }

  async #callOff(): Promise<void> {
    const { id } = this.#opened ?? {};
    this.#forget();
    if (id === undefined) return;
    // Not answered: the code expires within two minutes in any case, and nobody confirms it.
    await askShop(this.#device, { method: 'DELETE', path: `/api/pairings/${id}`, answer: z.unknown() });
  }

  #forget(): void {
    this.#cancel();
    this.#opened = undefined;
  }

  async #look(id: string): Promise<void> {
    this.#follow(id, await askShop(this.#device, { method: 'GET', path: `/api/pairings/${id}`, answer: Pairing }));
  }

  #follow(id: string, answer: ApiResult<Pairing>): void {
    // Another code was opened, or none is wanted any more, while this was asked.
    if (this.#opened?.id !== id) return;
    if (answer.kind === 'done') return this.#show(answer.value);
    // A network that is gone for a moment comes back; the code's two minutes are counted by the shop.
    if (answer.code === 'offline' || answer.code === 'unavailable') return this.#lookLater(id);
    this.#forget();
    this.view.set({ kind: 'problem', problem: answer });
  }

  #show(pairing: Pairing): void {
    const view = viewOf(pairing, this.#opened?.code ?? '', this.#device.origin);
    this.view.set(view);
    if (isUnderWay(view)) this.#lookLater(pairing.id);
    else this.#forget();
  }

  #lookLater(id: string): void {
    this.#cancel();
    this.#cancel = this.#device.after(LOOK_EVERY_MS, () => void this.#look(id));
  }
}

/** A code is out: it must be called off when it is not wanted any more. */
function isUnderWay({ kind }: AdmissionView): boolean {
  return kind === 'open' || kind === 'claimed';
}

function viewOf({ state, expiresInSeconds, claimant }: Pairing, code: string, origin: string): AdmissionView {
  const { deviceName = '', checkNumber = '' } = claimant ?? {};
  switch (state) {
    case 'open':
      return { kind: 'open', code, link: pairingLink(origin, code), secondsLeft: expiresInSeconds };
    case 'claimed':
    case 'confirmed':
      return {
        kind: 'claimed',
        deviceName,
        checkNumber,
        secondsLeft: expiresInSeconds,
        answering: state === 'confirmed',
      };
    case 'used':
      return { kind: 'admitted', deviceName };
    case 'refused':
    case 'expired':
      return { kind: 'over', why: state };
  }
}
