/**
 * The code by which a new device asks to be admitted: ten characters of Crockford's base 32, which leaves out what is easily mistaken
 * (https://www.crockford.com/base32.html). 50 bits: with two minutes, one use and a limit on tries there is nothing to guess.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** A code as it is sent: ten characters of the alphabet, no dash. */
export const PAIRING_CODE_PATTERN = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** The page of the app that a scanned code opens, and where the code stands in its address: behind `#`, which browsers never send to a server. */
export const ADD_DEVICE_PATH = '/add-device';

/** Makes a code of ten random bytes; throws on fewer. */
export function pairingCodeOf(random: Uint8Array): string {
  if (random.length < LENGTH) throw new Error('a pairing code needs ten random bytes');
  return Array.from(random.slice(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The code as people read and type it: two groups of five. */
export function showPairingCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** What the QR code says: an address of the shop, so that a phone's own camera can open it too. */
export function pairingLink(origin: string, code: string): string {
  return `${origin}${ADD_DEVICE_PATH}#${showPairingCode(code)}`;
}

/**
 * The code in what was typed or scanned: small letters, dashes, spaces and the mistakes of Crockford's alphabet (O for 0, I and L for 1) are
 * forgiven. `undefined` when there is none.
 */
export function readPairingCode(text: string): string | undefined {
  const typed = text.includes('#') ? text.slice(text.lastIndexOf('#') + 1) : text;
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return PAIRING_CODE_PATTERN.test(code) ? code : undefined;
}
