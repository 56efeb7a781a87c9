import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type ConsoleMessage, chromium, expect, type Page } from '@playwright/test';
import { type Disk, openDisk } from './disk.ts';
import { type Network, openNetwork } from './network.ts';
import type { ShopProcess } from './shop-process.ts';

/** A shopper's device: a browser with a profile of its own on disk and its own way to the shop. */
export type Device = {
  page: Page;
  context: BrowserContext;
  network: Network;
  disk: Disk;
  /** Errors that the pages of this device printed or threw, less what the browser itself says of a cut network. */
  errors: string[];
  /** Answers of the shop that the test asks for and the browser logs as errors. */
  expected: RegExp[];
  /** Another tab of the same browser. */
  openTab(path?: string): Promise<Page>;
  /** Waits until the browser has put the shop's cookie on its disk: Chromium does that up to half a minute late. */
  cookieKept(): Promise<void>;
  /** Ends the browser's processes as a crash does, and starts it again on the same profile. */
  killAndReopen(path?: string): Promise<void>;
  dispose(): Promise<void>;
};

export type DeviceOptions = {
  path?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** The size of text that its user has set in the browser, in CSS pixels; browsers come with 16. */
  textSize?: number;
  /** Another browser's name than this one's. */
  userAgent?: string;
  /** The film (YUV4MPEG2) that this device's camera shows to whoever asks for it; without one there is no camera. */
  camera?: string;
  /** What its disk has room for, in bytes; without it, what this machine's has. */
  diskBytes?: number;
};

const PHONE = { width: 390, height: 844 };

/** Opens a device on the shop and loads `path` (by default the catalog). */
export async function openDevice(shop: ShopProcess, options: DeviceOptions = {}): Promise<Device> {
  const profile = await mkdtemp(join(tmpdir(), 'coffee-device-'));
  if (options.textSize !== undefined) await setTextSize(profile, options.textSize);
  const network = await openNetwork(shop.port);
  const [errors, expected]: [string[], RegExp[]] = [[], []];
  const launch = () => launchBrowser(shop, network, profile, { errors, expected }, options);
  const context = await launch();
  const device: Device = {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    network,
    disk: await openDisk(context, shop.origin, options.diskBytes),
    errors,
    expected,
    async openTab(path = '/') {
      const page = await device.context.newPage();
      await page.goto(`${shop.origin}${path}`);
      return page;
    },
    async cookieKept() {
      const [cookie] = await device.context.cookies(shop.origin);
      if (cookie === undefined) throw new Error('this device is not signed in');
      const file = join(profile, 'Default', 'Cookies');
      await expect.poll(async () => (await readFile(file)).includes(cookie.name), { timeout: 60_000 }).toBe(true);
    },
    async killAndReopen(path = '/') {
      await killBrowser(device.context);
      device.context = await launch();
      device.page = device.context.pages()[0] ?? (await device.context.newPage());
      await device.page.goto(`${shop.origin}${path}`);
    },
    async dispose() {
      await device.context.close();
      await network.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await device.page.goto(`${shop.origin}${options.path ?? '/'}`);
  return device;
}

/** As in the browser's settings, which pages see in their media queries too. */
async function setTextSize(profile: string, px: number): Promise<void> {
  const preferences = { webkit: { webprefs: { default_font_size: px } } };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

async function launchBrowser(
  shop: ShopProcess,
  network: Network,
  profile: string,
  { errors, expected }: Pick<Device, 'errors' | 'expected'>,
  options: DeviceOptions,
) {
  const context = await chromium.launchPersistentContext(profile, {
    ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The page's address is the shop's own; its packets go through this device's relay.
      `--host-resolver-rules=MAP localhost:${shop.port} 127.0.0.1:${network.port}`,
      ...(options.camera === undefined
        ? []
        : [
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${options.camera}`,
          ]),
    ],
    viewport: options.viewport ?? PHONE,
    colorScheme: options.colorScheme ?? 'light',
    ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const watch = (page: Page) => {
    page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !isExpected(message, network, shop) &&
        !expected.some((text) => text.test(message.text()))
      )
        errors.push(`${message.text()} (${message.location().url})`);
    });
  };
  context.pages().forEach(watch);
  context.on('page', watch);
  return context;
}

/**
 * The browser logs every failed request as an error of its own. Two kinds are not the product's: requests on a network that the test has cut or to a shop it has stopped, and
 * PouchDB's question for a checkpoint that does not exist yet (404 is its answer).
 */
function isExpected(message: ConsoleMessage, network: Network, shop: ShopProcess): boolean {
  const text = message.text();
  if (!text.startsWith('Failed to load resource')) return false;
  if (text.includes('net::ERR_')) return network.wasCut() || shop.wasStopped();
  return text.includes('404') && message.location().url.includes('/_local/');
}

async function killBrowser(context: BrowserContext): Promise<void> {
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('this browser cannot be asked for its processes');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  // SIGKILL for all of them at once: nothing is flushed, no page hears of it.
  for (const { id } of processInfo) process.kill(id, 'SIGKILL');
  await gone;
}
