import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EmbeddedServer,
  startEmbeddedServer,
} from '@coffee-catalog/couchdb/embedded-server/start-embedded-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';

const WITHIN = { timeout: 30_000, interval: 50 };
const ADMINS = { admin: 'secret' };

/* A server of its own, on disk, since it is stopped and started again under the processor. */
let folder: string;
let server: EmbeddedServer;
let shop: TestShop;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-restart-'));
  server = await startEmbeddedServer({ port: 0, dataDir: folder, admins: ADMINS });
  const { url } = server;
  shop = await TestShop.open({ url, adminUrl: url.replace('//', '//admin:secret@'), deleteAtEnd: () => {} });
});
afterAll(async () => {
  await shop.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('a server that goes away and comes back is waited for, and nothing is parked meanwhile', async () => {
  const item = await shop.addItem();
  const shopper = await shop.newShopper();
  const processor = await shop.startProcessor();
  await vi.waitFor(() => expect(processor.ready().ready).toBe(true), WITHIN);
  const before = orderOf(shopper, [lineFor(item)]);
  await shopper.place(before);
  await vi.waitFor(async () => expect(await shopper.seen(before._id)).toMatchObject({ status: 'received' }), WITHIN);

  const { port } = server;
  await server.close();
  await vi.waitFor(() => expect(processor.health().status).toBe('failing'), WITHIN);
  expect(processor.ready().ready).toBe(false);

  server = await startEmbeddedServer({ port, dataDir: folder, admins: ADMINS });
  const after = orderOf(shopper, [lineFor(item)]);
  await shopper.place(after);
  await vi.waitFor(async () => expect(await shopper.seen(after._id)).toMatchObject({ status: 'received' }), WITHIN);
  await vi.waitFor(() => expect(processor.health()).toMatchObject({ status: 'ok' }), WITHIN);
  expect(processor.ready().ready).toBe(true);
  const { rows } = await shop.admin.use('parked').list();
  expect(rows.filter(({ id }) => !id.startsWith('_design/'))).toEqual([]);
});
