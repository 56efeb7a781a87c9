import type { Device } from '@coffee-catalog/client/data/device/device';
import { v7 as uuidV7 } from 'uuid';
import type { Life } from '../life/life.ts';
import { openDoorbellLine } from './doorbell-line.ts';
import { openPouch } from './open-pouch.ts';
import type { Phone } from './phone.ts';

/** The address of the simulated shop. */
export const ORIGIN = 'https://shop.example';

/** Binds the client's data layer to one tab of a simulated phone. */
export function bindDevice(phone: Phone, life: Life): Device {
  const { time, story } = phone.world;
  const random = phone.random.fork(life.name + phone.boots);
  const startedAt = time.now;
  return {
    now: () => phone.now(),
    elapsed: () => time.now - startedAt,
    newId: () => uuidV7({ msecs: phone.now(), random: random.fillBytes(new Uint8Array(16)) }),
    random: () => random.next(),
    after: (ms, task) => time.after(ms, life.while(task)).cancel,
    kind: 'phone',
    isInUse: () => true,
    onWakeUp: (listener) => phone.onWakeUp(life, listener),
    origin: ORIGIN,
    fetch: (url, init) => fetchOver(phone, life, url, init),
    openDoorbell: (url, listener) => {
      const dial = () => phone.world.gateway().openEvents(pathOf(url), headersOf(phone, 'GET'));
      return openDoorbellLine({ life, link: phone.link, time, dial }, listener);
    },
    openDatabase: (name, durability) => {
      const { disk, opener, boots } = phone;
      const file = disk.file(name, durability);
      return openPouch({
        life,
        time,
        opener,
        name: `${phone.name}/${boots}/${file.id}`,
        file,
        writeDelay: () => random.integer(0, 4),
        onDestroy: () => disk.delete(name),
        note: (what) => story.note(life.name, what),
      });
    },
    kept: {
      ready: Promise.resolve(),
      get: (key) => phone.kept.get(key),
      set: life.while((key: string, value: string | undefined) => {
        if (value === undefined) phone.kept.delete(key);
        else phone.kept.set(key, value);
      }),
    },
    holdLock: (name, options, task) => phone.locks.hold(life, name, options, task),
    openChannel: (name, onMessage) => phone.channels.open(life, name, onMessage),
    notify: async ({ title }) => story.tell(life.name, `shows the notification “${title}”`),
    keepStorage: async () => {},
    pictures: { list: async () => [], keep: async () => {}, drop: async () => {} },
  };
}

/** As a browser's `fetch` to its own site: with the cookie, and with the origin where something is changed. */
async function fetchOver(phone: Phone, life: Life, url: string, init: RequestInit): Promise<Response> {
  const { story, gateway } = phone.world;
  const method = init.method ?? 'GET';
  const path = pathOf(url);
  const what = `${method} ${path.split('?')[0]}`;
  const headers = { ...Object.fromEntries(new Headers(init.headers)), ...headersOf(phone, method) };
  const body = typeof init.body === 'string' ? init.body : undefined;
  const mayRepeat = path.startsWith('/db/');
  const request = () =>
    phone.link.send({ what, signal: init.signal ?? undefined, mayRepeat }, async () => {
      const answer = await gateway().request({ method, path, headers, body });
      story.note(life.name, `${method} ${path} ${body ?? ''} → ${answer.status} ${answer.body}`);
      return answer;
    });
  const answer = await life.effect(what, request);
  if (answer.cookie !== undefined) phone.cookie = answer.cookie === '' ? undefined : answer.cookie;
  const empty = answer.status === 204 || answer.status === 304;
  return new Response(empty ? null : answer.body, { status: answer.status, headers: answer.headers });
}

function headersOf({ cookie }: Phone, method: string): Record<string, string> {
  const changes = method !== 'GET' && method !== 'HEAD';
  return { ...(cookie === undefined ? {} : { cookie }), ...(changes ? { origin: ORIGIN } : {}) };
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
