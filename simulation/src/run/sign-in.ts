import type { Phone } from '../phone/phone.ts';
import type { World } from '../world/world.ts';

/** Signs somebody in on a phone, trying again while there is no network. Ends when they are signed in, or the phone is off. */
export async function signIn(world: World, phone: Phone, account: number): Promise<void> {
  const who = world.accounts[account % world.accounts.length];
  if (who === undefined) throw new Error('nobody has an account');
  for (;;) {
    const tab = phone.tabs[0];
    if (tab === undefined || phone.account !== account) return;
    const { login, password } = who;
    const result = await tab.life.wait(tab.shop.session.signIn({ login, password }));
    if (result.kind === 'done') {
      world.story.tell(phone.name, `${who.name} signs in`);
      return tab.shop.settled();
    }
    await world.time.pass(2_000);
    // Somebody has done it in the meantime: to sign in once more would end what they have begun (seed 3594).
    if (isSignedIn(phone, who.uid)) return;
  }
}

function isSignedIn({ tabs }: Phone, uid: string): boolean {
  const view = tabs[0]?.shop.session.view.get();
  return view?.kind === 'signed-in' && !view.stale && view.session.userId === uid;
}
