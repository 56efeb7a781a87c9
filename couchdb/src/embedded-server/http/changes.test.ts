import { afterEach, expect, test } from 'vitest';
import { openServerCore, type ServerCore } from '../server-core.ts';
import { memoryLevel } from '../storage/memory-level.ts';
import { answerRequest } from './answer-request.ts';

const KEY = Buffer.from('admin:secret').toString('base64');
const cores: ServerCore[] = [];
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
});

async function ask(core: ServerCore, method: string, url: string, gone: AbortSignal, body = ''): Promise<string> {
  const headers = { authorization: `Basic ${KEY}`, 'content-type': 'application/json' };
  const reply = await answerRequest(core, { method, url, headers, gone, readBody: async () => Buffer.from(body) });
  if (!('pieces' in reply)) return '';
  let text = '';
  for await (const piece of reply.pieces) text += String(piece);
  return text;
}

test.each(['longpoll', 'continuous'])(
  'a %s feed ends when whoever reads it has gone, even with changes unread',
  async (feed) => {
    const core = await openServerCore({ level: memoryLevel(), admins: { admin: 'secret' } });
    cores.push(core);
    const here = new AbortController().signal;
    await ask(core, 'PUT', '/db', here);
    await ask(core, 'PUT', '/db/document', here, '{}');
    expect(await ask(core, 'GET', `/db/_changes?feed=${feed}&timeout=1`, here)).toContain('document');
    const text = await ask(core, 'GET', `/db/_changes?feed=${feed}`, AbortSignal.abort());
    expect(text).not.toContain('document');
  },
);
