import type { AttachmentRule, Document, Problem } from './rules.ts';

/** Whether a live document has exactly the one attachment that its collection asks for. (Others have none: their schema knows no such field.) */
export function checkAttachment(rule: AttachmentRule, newDoc: Document): Problem | undefined {
  const attachments = newDoc._attachments || {};
  const names = Object.keys(attachments);
  const attachment = attachments[rule.name];
  if (names.length !== 1 || attachment === undefined)
    return { path: '_attachments', words: `must be one attachment named ${rule.name}` };
  const path = `_attachments.${rule.name}`;
  if (!rule.types.includes(String(attachment.content_type)))
    return { path, words: `must be one of ${rule.types.join(', ')}` };
  if (typeof attachment.length === 'number' && attachment.length > rule.maxBytes)
    return { path, words: `must have at most ${rule.maxBytes} bytes` };
  return undefined;
}
