/** The formats of picture the owner may upload. SVG is a program as much as a picture: only set-up brings those. */
export type UploadedType = 'image/webp' | 'image/png' | 'image/jpeg';

/**
 * What a picture is by its first bytes, whatever it calls itself; `undefined` for anything else.
 * (PNG: RFC 2083 §3.1; JPEG: ITU-T T.81, SOI; WebP: the RIFF container, RFC 9649 §2.4.)
 */
export function readImageType(bytes: Uint8Array): UploadedType | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const riff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  if (riff && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])) return 'image/webp';
  return undefined;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length > signature.length && signature.every((byte, at) => bytes[at] === byte);
}
