import { Session, type SignIn, type SignUp } from '@coffee-catalog/shared/api/accounts';
import { PersonName, Uid } from '@coffee-catalog/shared/orders/placed-order';
import { Role } from '@coffee-catalog/shared/users/roles';
import * as z from 'zod/mini';
import type { ApiResult } from '../api/api-result.ts';
import { askShop } from '../api/ask-shop.ts';
import type { Channel, Device } from '../device/device.ts';
import { Store } from '../store/store.ts';
import type { SessionView } from '../use-session.ts';
import { isSignOutDue, keepSession, readKeptSession, setSignOutDue } from './kept-session.ts';

/** What sign-up and sign-in answer; a name may be missing where the asker has just said it. */
const SessionAnswer = z.object({ userId: Uid, roles: z.array(Role), name: z.optional(PersonName) });

/** What tabs tell each other: who is signed in now, if anybody. */
const Heard = z.object({ session: z.optional(Session) });

/**
 * Who uses this browser. The cookie is the server's to read; what this device knows is kept apart, so that it works offline, and is asked of the server
 * again whenever something says that it may have changed: another tab, a look at the app, a refused request.
 */
export class SessionKeeper {
  readonly view: Store<SessionView>;
  readonly #device: Device;
  readonly #channel: Channel;
  readonly #onBegin: () => void;
  #checking: Promise<void> | undefined;

  /** `onBegin`: told of each session that begins in this tab, also of a user's who was signed in as far as this device knew. */
  constructor(device: Device, onBegin: () => void = () => {}) {
    this.#device = device;
    this.#onBegin = onBegin;
    this.view = new Store<SessionView>(viewOf(readKeptSession(device.kept), false));
    this.#channel = device.openChannel('coffee-session', (message) => this.#hear(message));
  }

  /** Takes over what another tab has written down. */
  readKept(): void {
    this.#follow(readKeptSession(this.#device.kept));
  }

  /** Asks the server who is signed in. Without an answer everything stays, marked as stale. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async signUp(account: SignUp): Promise<ApiResult<undefined>> {
    return this.#begin('/api/users', account, account.name);
  }

  async signIn(credentials: SignIn): Promise<ApiResult<undefined>> {
    return this.#begin('/api/session', credentials, credentials.login);
  }

  /** Takes over a session that the server has begun on this device, in all its tabs. */
  begin(session: Session): void {
    setSignOutDue(this.#device.kept, false);
    this.#become(session);
    this.#onBegin();
  }

  /** Forgets the user on this device, in all its tabs. The server is to be told with `tellSignOut`. */
  forget(): void {
    setSignOutDue(this.#device.kept, true);
    this.#become(undefined);
  }

  /** Tells the server of a sign-out, at the next chance if there is no network now. */
  async tellSignOut(): Promise<void> {
    const answer = await askShop(this.#device, { method: 'DELETE', path: '/api/session', answer: z.unknown() });
    // 401: the server had forgotten us first.
    if (answer.kind === 'done' || answer.code === 'unauthenticated') setSignOutDue(this.#device.kept, false);
  }

  /** The server does not know the session any more, or cannot be asked. */
  markStale(): void {
    const view = this.view.get();
    if (view.kind === 'signed-in' && !view.stale) this.view.set({ ...view, stale: true });
  }

  markFresh(): void {
    const view = this.view.get();
    if (view.kind === 'signed-in' && view.stale) this.view.set({ ...view, stale: false });
  }

  close(): void {
    this.#channel.close();
  }

  #hear(message: unknown): void {
    const heard = z.safeParse(Heard, message);
    if (heard.success) this.#follow(heard.data.session);
  }

  #follow(session: Session | undefined): void {
    if (!sameSession(this.#session(), session)) this.view.set(viewOf(session, false));
  }

  async #check(): Promise<void> {
    if (isSignOutDue(this.#device.kept)) await this.tellSignOut();
    // A guest has nothing to ask: the server would only say that nobody is signed in.
    const asked = this.#session();
    if (asked === undefined) return;
    const answer = await askShop(this.#device, { method: 'GET', path: '/api/session', answer: Session });
    // Whoever has signed out or in meanwhile knows better than an answer from before: it would sign somebody in again who has left.
    if (this.#session() !== asked || isSignOutDue(this.#device.kept)) return;
    if (answer.kind === 'done') return this.#become(answer.value);
    this.markStale();
  }

  #session(): Session | undefined {
    const view = this.view.get();
    return view.kind === 'signed-in' ? view.session : undefined;
  }

  async #begin(path: string, body: unknown, name: string): Promise<ApiResult<undefined>> {
    const answer = await askShop(this.#device, { method: 'POST', path, body, answer: SessionAnswer });
    if (answer.kind === 'problem') return answer;
    this.begin({ ...answer.value, name: answer.value.name ?? name });
    return { kind: 'done', value: undefined };
  }

  #become(session: Session | undefined): void {
    const known = this.#session();
    keepSession(this.#device.kept, session);
    if (sameSession(known, session)) return this.markFresh();
    this.view.set(viewOf(session, false));
    // The session itself goes along: a browser shows another tab's localStorage a moment later than its messages.
    this.#channel.post({ session });
  }
}

function viewOf(session: Session | undefined, stale: boolean): SessionView {
  return session === undefined ? { kind: 'guest' } : { kind: 'signed-in', session, stale };
}

function sameSession(a: Session | undefined, b: Session | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.userId === b.userId && a.name === b.name && a.roles.join() === b.roles.join();
}
