import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Shop } from '../shopper/shop.ts';
import { eventually } from '../testing/eventually.ts';
import { openApp, userOf } from '../testing/shop-on-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { openWholeShop, type WholeShop } from '../testing/whole-shop.ts';
import { Admission, type AdmissionView } from './admission.ts';
import { Joining, type JoiningView } from './joining.ts';

describeEachServer('a device comes in', (server) => {
  let shop: WholeShop;
  const apps: Shop[] = [];
  beforeAll(async () => {
    shop = await openWholeShop(server);
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.stop();
  });
  afterAll(() => shop.close());

  /** A signed-in device that admits, and a new one that wants in. */
  async function pair() {
    const [laptop, phone] = [shop.openDevice(), shop.openDevice()];
    const [old, fresh] = [await openApp(laptop), await openApp(phone)];
    apps.push(old, fresh);
    await old.session.signUp({ email: shop.newEmail(), password: 'correct horse battery', name: 'Ada' });
    const admission = new Admission(laptop);
    const joining = new Joining(phone, async (session) => {
      fresh.session.begin(session);
      await fresh.settled();
    });
    return { laptop, phone, old, fresh, admission, joining };
  }
  const opened = async (admission: Admission): Promise<string> => {
    await admission.open();
    const view = admission.view.get();
    if (view.kind !== 'open') throw new Error(view.kind);
    return view.code;
  };
  const admissionIs = (admission: Admission, kind: AdmissionView['kind']) =>
    eventually(() => admission.view.get().kind === kind);
  const joiningIs = (joining: Joining, kind: JoiningView['kind']) => eventually(() => joining.view.get().kind === kind);

  test('also when the network goes away on both sides while they wait', async () => {
    const { laptop, phone, old, fresh, admission, joining } = await pair();
    await joining.claim(await opened(admission));
    await joiningIs(joining, 'waiting');
    await admissionIs(admission, 'claimed');
    const cut = (fails: TestDevice['network']['fails']) => {
      laptop.network.fails = fails;
      phone.network.fails = fails;
    };
    cut('cut');
    const sent = phone.requests.length;
    await eventually(() => phone.requests.length > sent);
    cut(undefined);
    await admission.confirm();
    await joiningIs(joining, 'joined');
    await admissionIs(admission, 'admitted');
    const user = await userOf(fresh);
    expect(user.session.userId).toBe((await userOf(old)).session.userId);
  });

  test('not with a code that was put away or replaced by another', async () => {
    const { admission, joining } = await pair();
    const first = await opened(admission);
    const second = await opened(admission);
    expect(second).not.toBe(first);
    await joining.claim(first);
    expect(joining.view.get()).toMatchObject({ kind: 'problem', problem: { code: 'not-found', field: 'code' } });
    await admission.close();
    await joining.claim(second);
    expect(joining.view.get()).toMatchObject({ kind: 'problem', problem: { code: 'not-found' } });
    expect(admission.view.get()).toEqual({ kind: 'closed' });
  });

  test('without a network both say so, and a guest cannot admit anybody', async () => {
    const { laptop, phone, admission, joining, old } = await pair();
    laptop.network.fails = 'cut';
    phone.network.fails = 'cut';
    await admission.open();
    await joining.claim('ABCDE01234');
    expect([admission.view.get(), joining.view.get()]).toMatchObject([
      { kind: 'problem', problem: { code: 'offline' } },
      { kind: 'problem', problem: { code: 'offline' } },
    ]);
    laptop.network.fails = undefined;
    await old.signOut({ keepUnsent: true });
    await admission.open();
    expect(admission.view.get()).toMatchObject({ kind: 'problem', problem: { code: 'unauthenticated' } });
  });
});
