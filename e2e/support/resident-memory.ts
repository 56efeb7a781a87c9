import { readFile } from 'node:fs/promises';
import type { ShopProcess } from './shop-process.ts';

/** The memory of the shop's process that is really in use (Linux: VmRSS), in megabytes. */
export async function residentMegabytes(shop: ShopProcess): Promise<number> {
  const status = await readFile(`/proc/${shop.pid()}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}
