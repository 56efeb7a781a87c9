import { describeProblem } from '@coffee-catalog/client/data/sync/gateway-problem';
import { waitingOf } from '../check/check-replicas.ts';
import type { Violation } from '../check/violation.ts';
import type { Phone } from '../phone/phone.ts';
import type { World } from '../world/world.ts';
import { signIn } from './sign-in.ts';

/** In what time everything must have come to rest once everything works, in milliseconds. */
const BOUND_MS = 300_000;
const LOOK_EVERY_MS = 1_000;
/** How often every device looks once more before it is believed that nothing comes any more. */
const LAST_LOOKS = 2;

/** Whoever has left something on a phone comes back to it, and every phone is taken by its owner again. */
export async function comeBack(world: World): Promise<void> {
  const { time, accounts, phones } = world;
  const end = time.now + BOUND_MS;
  for (const phone of phones) {
    for (const account of accounts.keys())
      if (hasWorkOf(phone, world, account)) await visitAs(phone, world, account, end);
  }
  for (const phone of phones) if (isGuests(phone)) await signIn(world, phone, phone.account);
}

/** Waits until everybody has everything. Law 18: that takes a bounded time. */
export async function becomeQuiet(world: World): Promise<Violation[]> {
  const { time, phones } = world;
  const end = time.now + BOUND_MS;
  let looks = 0;
  while (time.now < end) {
    await time.pass(LOOK_EVERY_MS);
    for (const phone of phones) await signInAgain(world, phone);
    const restless = phones.filter((phone) => !isQuiet(phone));
    if (restless.length > 0 || hasQueue(world)) looks = 0;
    else if (looks === LAST_LOOKS) {
      world.story.coverage.count('law 18: worlds come to rest');
      return [];
    } else {
      looks += 1;
      for (const phone of phones) phone.wakeUp();
      await time.pass(2 * LOOK_EVERY_MS);
    }
  }
  return phones
    .filter((phone) => !isQuiet(phone))
    .map((phone) => ({ law: 18, what: `${phone.name} does not come to rest: ${describe(phone)}` }));
}

/** Whether there is anything left for the processors. */
function hasQueue(world: World): boolean {
  return world.accounts.some(({ uid }) => waitingOf(world, uid).length > 0);
}

/** Whether somebody who is not signed in any more has left something on a phone that the shop does not have. */
function hasWorkOf(phone: Phone, { accounts }: World, account: number): boolean {
  const uid = accounts[account]?.uid ?? '';
  return account !== phone.account % accounts.length && phone.disk.names().some((name) => name.includes(uid));
}

/** Whether nobody is signed in: its storage was cleared, or its user has not come to sign in. */
function isGuests({ tabs }: Phone): boolean {
  return tabs.some(({ shop }) => shop.session.view.get().kind === 'guest');
}

/** Does what the app asks for where its session is gone: a sign-in ends the session before, and the answer to it may have been lost. */
async function signInAgain(world: World, phone: Phone): Promise<void> {
  const isAsked = phone.tabs.some(({ user }) => {
    const sync = user?.sync.view.get();
    return sync?.kind === 'problem' && sync.reason === describeProblem({ kind: 'signed-out' });
  });
  if (isAsked) await signIn(world, phone, phone.account);
}

/** Somebody comes back to a phone, and what they left there is sent. Then its owner takes it again. */
async function visitAs(phone: Phone, world: World, account: number, end: number): Promise<void> {
  const owner = phone.account;
  phone.account = account;
  await signIn(world, phone, account);
  while (world.time.now < end && !isQuiet(phone)) {
    await world.time.pass(LOOK_EVERY_MS);
    await signInAgain(world, phone);
  }
  phone.account = owner;
  await signIn(world, phone, owner);
}

function isQuiet({ tabs }: Phone): boolean {
  return tabs.every(({ user }) => {
    if (user === undefined || user.sync.view.get().kind !== 'safe') return false;
    return user.orders.view
      .get()
      .orders.every(({ known }) => !['on-device', 'held', 'at-shop', 'moving'].includes(known));
  });
}

function describe({ tabs }: Phone): string {
  return tabs
    .map(({ life, user }) => {
      const waiting = user?.orders.view.get().orders.filter(({ processed }) => processed === undefined) ?? [];
      return `${life.name} is ${JSON.stringify(user?.sync.view.get())}${waiting.map(({ orderId, known }) => `, ${orderId} is ${known}`).join('')}`;
    })
    .join('; ');
}
