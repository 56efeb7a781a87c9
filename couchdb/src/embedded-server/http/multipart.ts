import { badRequest } from '../couch-error.ts';

export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The boundary in a `multipart/…` content type, `undefined` without one. */
export function boundaryOf(contentType: string): string | undefined {
  const match = /boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

/** The parts of a multipart body (RFC 2046 §5.1). Throws 400 for one that does not end. */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter needs no line break before it.
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Part[] = [];
  let start = whole.indexOf(delimiter);
  if (start < 0) throw badRequest('Multipart body without its boundary');
  for (;;) {
    start += delimiter.length;
    if (whole.subarray(start, start + 2).toString() === '--') return parts;
    const end = whole.indexOf(delimiter, start);
    if (end < 0) throw badRequest('Multipart body ends before its last boundary');
    parts.push(parsePart(whole.subarray(start, end)));
    start = end;
  }
}

function parsePart(bytes: Buffer): Part {
  // After the boundary comes the rest of its line, then the headers up to an empty line.
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) throw badRequest('Multipart part without an end of its headers');
  const headers: Record<string, string> = {};
  for (const line of bytes.subarray(0, headEnd).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: bytes.subarray(headEnd + 4) };
}

/** Parts as one body, each with the header lines given. */
export function writeMultipart(
  parts: readonly { headers: readonly string[]; body: Buffer }[],
  boundary: string,
): Buffer {
  const pieces = parts.flatMap(({ headers, body }) => [
    Buffer.from(`\r\n--${boundary}\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`),
    body,
  ]);
  return Buffer.concat([...pieces, Buffer.from(`\r\n--${boundary}--`)]).subarray(2);
}
