import { expect, test } from 'vitest';
import { LocalDatabase } from '../local/local-database.ts';
import { openRemote } from '../local/pouchdb.ts';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { Gateway } from './gateway.ts';
import { type PulledLeaf, pull } from './pull.ts';
import { remoteDatabase } from './remote-database.ts';

type Line = {
  device: TestDevice;
  /** One pull; resolves with what it was told of, also when it fails. */
  pullAll: () => Promise<PulledLeaf[]>;
  /** How many documents are on the device. */
  count: () => Promise<number>;
  /** How many more answers with documents arrive. */
  answersLeft: number;
};

/** A shop that has so many documents, and a device that has none of them. */
async function openLine(documents: number): Promise<Line> {
  const device = testDevice(async (url, init) => answer(new URL(url), init));
  const source = device.openDatabase('at the shop', 'relaxed');
  await source.bulkDocs(Array.from({ length: documents }, (_, n) => ({ _id: `order-${n}` })));
  const local = new LocalDatabase(device, 'here');
  const remote = await remoteDatabase(openRemote, new Gateway(device, 'ada'), 'processedOrders');
  const line: Line = {
    device,
    answersLeft: Number.POSITIVE_INFINITY,
    async pullAll() {
      const pulled: PulledLeaf[] = [];
      const { signal } = new AbortController();
      await pull(remote, local, { signal, onPulled: (leaves) => pulled.push(...leaves) }).catch(() => undefined);
      return pulled;
    },
    count: async () => (await local.run((pouch) => pouch.allDocs())).rows.length,
  };
  return line;

  async function answer({ pathname, searchParams }: URL, { body }: RequestInit): Promise<Response> {
    if (pathname.endsWith('/_changes')) {
      const [since, limit] = ['since', 'limit'].map((name) => Number(searchParams.get(name)));
      return Response.json(await source.changes({ since: since ?? 0, limit: limit ?? 0, style: 'all_docs' }));
    }
    line.answersLeft -= 1;
    if (line.answersLeft < 0) throw new TypeError('Failed to fetch');
    const { docs } = JSON.parse(body as string) as { docs: { id: string; rev: string }[] };
    return Response.json(await source.bulkGet({ docs, revs: true }));
  }
}

const fetched = ({ device }: Line) => device.requests.filter(({ path }) => path.includes('_bulk_get')).length;

test('what came before the connection broke stays, is told, and is not asked for again', async () => {
  const line = await openLine(250);
  line.answersLeft = 2;
  expect(await line.pullAll()).toHaveLength(200);
  expect(await line.count()).toBe(200);
  const before = fetched(line);
  line.answersLeft = Number.POSITIVE_INFINITY;
  expect(await line.pullAll()).toHaveLength(50);
  expect(await line.count()).toBe(250);
  expect(fetched(line) - before).toBe(1);
});

test('a few documents come in one answer', async () => {
  const line = await openLine(3);
  expect(await line.pullAll()).toHaveLength(3);
  expect(line.device.requests.map(({ path }) => path.replace(/^.*\/(_\w+).*$/, '$1'))).toEqual([
    '_changes',
    '_changes',
    '_bulk_get',
  ]);
});
