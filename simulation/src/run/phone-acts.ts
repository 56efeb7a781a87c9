import { FAIR } from '../network/link.ts';
import type { Phone } from '../phone/phone.ts';
import type { Act, PHONE_ACTS } from '../plan/plan.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { BAD_WEATHER, type World } from '../world/world.ts';
import { signIn } from './sign-in.ts';

type PhoneAct = Act & { readonly kind: (typeof PHONE_ACTS)[number] };

const DAY_MS = 86_400_000;

/** Who is told when a phone forgets something, by force or because its user leaves. `lastOrder`: lets its user place something before that. */
export type OnForgetting = {
  readonly lastOrder: () => Promise<void>;
  readonly onLoss: (how: 'power' | 'everything') => void;
  readonly onSignOut: (uid: string) => void;
};

/** Does to a phone what happens to phones. */
export async function actOnPhone(act: PhoneAct, phone: Phone, world: World, told: OnForgetting): Promise<void> {
  const { time, story } = world;
  const random = new SeededRandom(`act ${act.draw}`);
  const tell = (what: string): void => story.tell(phone.name, what);
  const later = (run: () => void): void => void time.after(act.lasts, run);
  const seconds = `${(act.lasts / 1000).toFixed(1)} s`;
  switch (act.kind) {
    case 'offline':
      tell(`has no network for ${seconds}`);
      phone.link.sever();
      return later(() => {
        tell('has network again');
        phone.link.mend();
        phone.wakeUp();
      });
    case 'bad-network':
      tell(`has a bad network for ${seconds}`);
      phone.link.weather = BAD_WEATHER;
      return later(() => {
        phone.link.weather = FAIR;
      });
    case 'crash-soon':
      return phone.tabs
        .at(0)
        ?.life.doomAfter({ effect: random.integer(1, 40), side: random.pick(['before', 'after']) });
    case 'kill':
      story.coverage.count('a phone switched off');
      phone.crash('is switched off');
      return later(() => reopen(phone, tell));
    case 'power-loss': {
      // The worst moment is when an order is said to be on this device.
      if (random.chance(0.5)) await told.lastOrder();
      phone.crash('loses its power');
      const lost = phone.disk.losePower();
      if (lost > 0) story.coverage.count('a power loss that took unsynced writes');
      tell(`has forgotten ${lost} writes that were not on the disk yet`);
      told.onLoss('power');
      return later(() => reopen(phone, tell));
    }
    case 'evict':
      story.coverage.count('a phone whose storage was cleared');
      phone.crash('has its storage cleared by the browser');
      phone.disk.evict();
      phone.kept.clear();
      told.onLoss('everything');
      return later(() => {
        // Where everything was mended before, somebody has signed in already (seed 3704).
        if (!phone.isOff) return;
        reopen(phone, tell);
        void signIn(world, phone, phone.account);
      });
    case 'clock-jump':
      story.coverage.count('a clock set');
      phone.clockError = random.integer(-2 * DAY_MS, 2 * DAY_MS);
      return tell(`has its clock set, ${(phone.clockError / 3_600_000).toFixed(1)} hours off`);
    case 'open-tab':
      if (phone.isOff || phone.tabs.length > 2) return;
      story.coverage.count('a second tab opened');
      phone.openTab();
      return tell('opens another tab');
    case 'close-tab': {
      const tab = phone.tabs.length > 1 ? random.pick(phone.tabs) : undefined;
      if (tab === undefined) return;
      story.coverage.count('a tab closed');
      phone.closeTab(tab);
      return tell(`closes a tab (${tab.life.name})`);
    }
    case 'switch-user':
      return switchUser(phone, world, { ...told, random });
  }
}

function reopen(phone: Phone, tell: (what: string) => void): void {
  if (!phone.isOff) return;
  tell('is switched on again');
  phone.openTab();
}

/** Somebody else signs in on this phone; the work of the one before stays on it if it must. */
async function switchUser(
  phone: Phone,
  world: World,
  { random, lastOrder, onSignOut }: OnForgetting & { random: SeededRandom },
): Promise<void> {
  const tab = phone.tabs[0];
  const user = tab?.user;
  if (tab === undefined || user === undefined) return;
  if (random.chance(0.5)) await lastOrder();
  if (tab.life.isOver) return;
  onSignOut(user.session.userId);
  const { kind } = await tab.shop.signOut({ keepUnsent: true });
  // A tab that was opened meanwhile has shown what is gone now (seed 2360).
  onSignOut(user.session.userId);
  world.story.tell(phone.name, `signs out (${kind})`);
  world.story.coverage.count('another user on a phone');
  phone.account = (phone.account + 1) % world.accounts.length;
  await signIn(world, phone, phone.account);
}
