import { randomBytes } from 'node:crypto';
import { badRequest } from '../couch-error.ts';
import { isRecord } from '../documents/parse-document.ts';
import type { OpenRevision } from '../documents/read-document.ts';
import type { Document } from '../storage/pouch.ts';
import type { Exchange, Reply } from './exchange.ts';
import { boundaryOf, type Part, parseMultipart, writeMultipart } from './multipart.ts';
import { parseStrictJson } from './strict-json.ts';

type Attachments = Record<string, Record<string, unknown>>;

export const isMultipartRelated = ({ headers }: Exchange): boolean =>
  /^multipart\/related\b/i.test(headers['content-type'] ?? '');

/**
 * A document sent as `multipart/related`: JSON first, then the bytes of each attachment that says `follows: true`,
 * by file name where the parts have names, else in order.
 */
export async function readMultipartDocument(exchange: Exchange): Promise<unknown> {
  const boundary = boundaryOf(exchange.headers['content-type'] ?? '');
  if (boundary === undefined) throw badRequest('Content-Type has no boundary');
  const [first, ...files] = parseMultipart(await exchange.readBody(), boundary);
  if (!first) throw badRequest('Multipart body has no document');
  const document = parseStrictJson(first.body);
  if (!isRecord(document) || !isRecord(document['_attachments'])) return document;
  const attachments = Object.entries(document['_attachments']).map(([name, attachment]) => {
    if (!isRecord(attachment) || attachment['follows'] !== true) return [name, attachment];
    const { content_type } = attachment;
    return [name, { content_type, data: takeFile(files, name).body }];
  });
  return { ...document, _attachments: Object.fromEntries(attachments) };
}

function takeFile(files: Part[], name: string): Part {
  const named = files.findIndex(({ headers }) => fileName(headers['content-disposition']) === name);
  const unnamed = files.findIndex(({ headers }) => fileName(headers['content-disposition']) === undefined);
  const [file] = files.splice(named >= 0 ? named : Math.max(unnamed, 0), named >= 0 || unnamed >= 0 ? 1 : 0);
  if (!file) throw badRequest(`No part for the attachment ${name}`);
  return file;
}

const fileName = (disposition: string | undefined): string | undefined =>
  /filename="((?:[^"\\]|\\.)*)"/.exec(disposition ?? '')?.[1]?.replaceAll(/\\(.)/g, '$1');

const newBoundary = (): string => randomBytes(16).toString('hex');

/** A document with its attachments as parts after it. */
export function documentAsMultipart(document: Document, headers: Record<string, string>): Reply {
  const boundary = newBoundary();
  const bytes = relatedBody(document, boundary);
  return { status: 200, bytes, headers: { ...headers, 'content-type': `multipart/related; boundary="${boundary}"` } };
}

/** PouchDB gives the data of an attachment as base64. */
const bytesOf = (data: unknown): Buffer => Buffer.from(typeof data === 'string' ? data : '', 'base64');

function relatedBody(document: Document, boundary: string): Buffer {
  const attachments = Object.entries((document['_attachments'] ?? {}) as Attachments);
  const withData = attachments.filter(([, { data }]) => data !== undefined);
  const described = attachments.map(([name, { data, ...rest }]) => [
    name,
    data === undefined ? rest : { ...rest, follows: true, length: bytesOf(data).length },
  ]);
  const json = { ...document, ...(attachments.length > 0 ? { _attachments: Object.fromEntries(described) } : {}) };
  return writeMultipart(
    [
      { headers: ['Content-Type: application/json'], body: Buffer.from(JSON.stringify(json)) },
      ...withData.map(([name, { data, content_type }]) => ({
        headers: [
          `Content-Disposition: attachment; filename="${quoted(name)}"`,
          `Content-Type: ${oneLine(String(content_type))}`,
        ],
        body: bytesOf(data),
      })),
    ],
    boundary,
  );
}

const oneLine = (text: string): string => text.replaceAll(/[\r\n]/g, ' ');
const quoted = (name: string): string => oneLine(name).replaceAll(/["\\]/g, '\\$&');

/** `open_revs` as `multipart/mixed`. */
export function revisionsAsMultipart(revisions: readonly OpenRevision[]): Reply {
  const boundary = newBoundary();
  const parts = revisions.map((each) => {
    if ('missing' in each) {
      return { headers: ['Content-Type: application/json; error="true"'], body: Buffer.from(JSON.stringify(each)) };
    }
    return relatedPart(each.ok);
  });
  return {
    status: 200,
    bytes: writeMultipart(parts, boundary),
    headers: { 'content-type': `multipart/mixed; boundary="${boundary}"` },
  };
}

/** A document as one part: JSON alone, or with its attachments as `multipart/related`. */
export function relatedPart(
  document: Document,
  extraHeaders: readonly string[] = [],
): { headers: string[]; body: Buffer } {
  if (!document['_attachments']) {
    return {
      headers: [...extraHeaders, 'Content-Type: application/json'],
      body: Buffer.from(JSON.stringify(document)),
    };
  }
  const boundary = newBoundary();
  return {
    headers: [...extraHeaders, `Content-Type: multipart/related; boundary="${boundary}"`],
    body: relatedBody(document, boundary),
  };
}
