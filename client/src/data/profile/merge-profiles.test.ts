import type { Profile } from '@coffee-catalog/shared/users/profile';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHONE, TABLET } from '../testing/sample.ts';
import { mergeProfiles } from './profiles.ts';

const arbitraryStamp = fc.constantFrom(`000000000001-0000-${PHONE}`, `000000000002-0000-${TABLET}`);
const arbitraryProfile: fc.Arbitrary<Profile> = fc
  .record({
    name: fc.constantFrom('Ada', 'Ada L.'),
    email: fc.constantFrom('', 'ada@example.org'),
    favourites: fc.subarray(['a', 'b']),
    devices: fc.option(
      fc.dictionary(fc.constantFrom(PHONE, TABLET), fc.constantFrom('phone' as const, 'tablet' as const)),
      {
        nil: undefined,
      },
    ),
    stamps: fc.dictionary(fc.constantFrom('name', 'email', 'favourites'), arbitraryStamp),
  })
  .map(({ devices, ...fields }) => ({
    _id: 'profile',
    type: 'profile',
    schemaVersion: 1,
    address: { street: '', postalCode: '', city: '', country: '' },
    ...fields,
    ...(devices === undefined ? {} : { devices }),
  }));

test('profiles merge the same in whichever order, and a merge of one with itself is itself', () => {
  fc.assert(
    fc.property(arbitraryProfile, arbitraryProfile, arbitraryProfile, (a, b, c) => {
      const text = JSON.stringify;
      expect(text(mergeProfiles(a, b))).toBe(text(mergeProfiles(b, a)));
      expect(text(mergeProfiles(mergeProfiles(a, b), c))).toBe(text(mergeProfiles(a, mergeProfiles(b, c))));
      expect(mergeProfiles(a, a)).toEqual(a);
    }),
  );
});

test('each field comes from its last writer, and no device is forgotten', () => {
  const base: Profile = {
    _id: 'profile',
    type: 'profile',
    schemaVersion: 1,
    name: 'Ada',
    email: '',
    address: { street: '', postalCode: '', city: '', country: '' },
    favourites: [],
    stamps: {},
  };
  const [early, late] = [`000000000001-0000-${PHONE}`, `000000000002-0000-${TABLET}`];
  const phone = { ...base, name: 'Ada L.', stamps: { name: late }, devices: { [PHONE]: 'phone' as const } };
  const tablet = {
    ...base,
    name: 'A.',
    email: 'ada@example.org',
    stamps: { name: early, email: early },
    devices: { [TABLET]: 'tablet' as const },
  };
  expect(mergeProfiles(phone, tablet)).toMatchObject({
    name: 'Ada L.',
    email: 'ada@example.org',
    devices: { [PHONE]: 'phone', [TABLET]: 'tablet' },
  });
});
