import { mergeStampedFields, sortKeys } from '@coffee-catalog/shared/stamps/merge-stamped-fields';
import { type DeviceKind, Profile } from '@coffee-catalog/shared/users/profile';
import type { DataState } from '../data-state.ts';
import { setStampedField, type Writer } from '../drafts/change-draft-row.ts';
import { lenient } from '../local/lenient.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import { RowWriter } from '../local/row-writer.ts';
import { derive } from '../store/derive.ts';
import type { Readable } from '../store/store.ts';

const ID = 'profile';
const NO_DEVICES = {};

export const parseProfile = lenient(Profile);

/** Two revisions of a profile: each stamped field by its later stamp, and every device that either knows. */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  const merged = mergeStampedFields(a, b);
  if (a.devices === undefined || b.devices === undefined) {
    const devices = a.devices ?? b.devices;
    return devices === undefined ? merged : (sortKeys({ ...merged, devices }) as Profile);
  }
  const devices: Record<string, DeviceKind> = { ...a.devices };
  // A device writes only its own entry; should it ever have called itself two things, all devices must choose the same.
  for (const [id, kind] of Object.entries(b.devices)) if (kind > (devices[id] ?? '')) devices[id] = kind;
  return sortKeys({ ...merged, devices: sortKeys(devices) }) as Profile;
}

export type ProfileParts = {
  collection: LiveCollection<Profile>;
  writer: () => Writer;
  /** The name the account was made with, until the profile says another. */
  accountName: string;
  onWrite: () => void;
};

/** The user's own record: each field as its last writer left it. */
export class Profiles {
  readonly view: Readable<{ state: DataState; profile: Profile | undefined }>;
  readonly devices: Readable<Readonly<Record<string, DeviceKind>>>;
  readonly #parts: ProfileParts;
  readonly #rows: RowWriter<Profile>;

  constructor(parts: ProfileParts) {
    this.#parts = parts;
    this.#rows = new RowWriter(parts.collection, parts.onWrite);
    this.devices = derive([parts.collection.store, this.#rows.pending], () => this.#read()?.devices ?? NO_DEVICES);
    this.view = derive([parts.collection.store, this.#rows.pending], ({ state }) => ({ state, profile: this.#read() }));
  }

  /** Sets some fields. Resolves when written on this device. Throws a sentence when a value is not one that a profile can hold. */
  async save(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const fields = Object.entries(changes).filter(([, value]) => value !== undefined);
    await this.#change((profile) =>
      fields.reduce(
        (row, [field, value]) => ({ ...setStampedField(row, field, value, this.#parts.writer()), [field]: value }),
        profile,
      ),
    );
  }

  /** Says what this device is, for the others to call it by. Written once. */
  async nameDevice(deviceId: string, kind: DeviceKind): Promise<void> {
    if (this.#read()?.devices?.[deviceId] === kind) return;
    await this.#change((profile) => ({ ...profile, devices: { ...profile.devices, [deviceId]: kind } }));
  }

  async toggleFavourite(itemId: string): Promise<void> {
    await this.#change((profile) => {
      const others = profile.favourites.filter((id) => id !== itemId);
      const favourites = others.length < profile.favourites.length ? others : [...others, itemId];
      return setStampedField(profile, 'favourites', favourites, this.#parts.writer());
    });
  }

  async #change(change: (profile: Profile) => Profile): Promise<void> {
    // Held against the schema before anything is written: the shop would refuse the rest of the profile with it.
    const next = Profile.safeParse(change(this.#read() ?? this.#blank()));
    if (!next.success)
      throw new Error(next.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    await this.#rows.change(
      new Map([
        [ID, (current) => ({ kind: 'write', doc: change(current.kind === 'live' ? current.doc : this.#blank()) })],
      ]),
    );
  }

  #read(): Profile | undefined {
    return this.#rows.read(ID);
  }

  #blank(): Profile {
    const address = { street: '', postalCode: '', city: '', country: '' };
    const { accountName: name } = this.#parts;
    return { _id: ID, type: 'profile', schemaVersion: 1, name, email: '', address, favourites: [], stamps: {} };
  }
}
