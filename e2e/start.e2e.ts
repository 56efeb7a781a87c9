import { once } from 'node:events';
import { createServer } from 'node:net';
import { documentsOf } from './support/book-of-orders.ts';
import { changeItem } from './support/owner.ts';
import { residentMegabytes } from './support/resident-memory.ts';
import { prepareShop } from './support/shop-process.ts';
import { expect, test } from './support/shop-test.ts';

test.use({ freshShop: true });

test("starting twice on the same data doubles nothing and keeps the owner's edits, also after kill -9", async ({
  shop,
}) => {
  const before = await documentsOf(shop, 'catalog');
  expect(before).toHaveLength(100);
  await changeItem(shop, 'Butter croissant', { name: 'Our Croissant', available: false });
  await shop.stop('SIGKILL');
  await shop.start();
  const after = await documentsOf(shop, 'catalog');
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.filter(({ doc }) => doc['name'] === 'Our Croissant' && doc['available'] === false)).toHaveLength(1);
  expect(await documentsOf(shop, 'images')).toHaveLength(100);
});

test('Ctrl-C ends the shop within five seconds', async ({ shop }) => {
  const asked = Date.now();
  expect(await shop.stop('SIGINT')).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5000);
});

test('an idle shop takes less than 300 MB of memory', async ({ shop }) => {
  const megabytes = await residentMegabytes(shop);
  test.info().annotations.push({ type: 'resident memory', description: `${megabytes} MB` });
  expect(megabytes).toBeLessThan(300);
});

const WRONG: [name: string, variables: Record<string, string>, says: RegExp][] = [
  ['a wrong port', { PORT: 'espresso' }, /^PORT: .+\n$/],
  ['a wrong time zone', { SHOP_TIME_ZONE: 'Mars/Olympus' }, /^SHOP_TIME_ZONE: .+\n$/],
  ['a folder below a file', { DATA_DIR: '/dev/null/coffee' }, /^DATA_DIR: .+\n$/],
  ['a folder that takes no folders', { DATA_DIR: '/proc/coffee/shop' }, /^DATA_DIR: .+\n$/],
];
for (const [name, variables, says] of WRONG) {
  test(`${name} is one readable line and exit code 2`, async () => {
    expect(await startAndFail(variables)).toEqual({ code: 2, output: expect.stringMatching(says) });
  });
}

test('a used port is one readable line and exit code 2', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  expect(await startAndFail({ PORT: String(port) })).toEqual({
    code: 2,
    output: expect.stringMatching(/^PORT: .+\n$/),
  });
  await new Promise((resolve) => other.close(resolve));
});

async function startAndFail(variables: Record<string, string>): Promise<{ code: number; output: string }> {
  const shop = await prepareShop(variables);
  const failure = await shop.start().then(
    () => 'it started',
    (error: Error) => error.message,
  );
  await shop.dispose();
  const [, code] = /ended with (\d+)/.exec(failure) ?? [];
  return { code: Number(code), output: failure.slice(failure.indexOf('\n') + 1) };
}
