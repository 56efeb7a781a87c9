import type { Limits } from '../limits.ts';

/** Slows down who guesses passwords. */
export type SignInGuard = {
  /** Whether this login may be tried from this address now, else in how many seconds. Says the same for logins that do not exist. */
  mayTry(login: string, address: string): { kind: 'yes' } | { kind: 'wait'; retryAfterSeconds: number };
  failed(login: string, address: string): void;
  succeeded(login: string, address: string): void;
};

type Failures = { count: number; until: number };

const REMEMBERED = 20_000;
/** Failures of one login from all addresses together: many guessers are slowed down too, and one of them cannot keep the user out. */
const FREE_FROM_ANYWHERE = 100;

/**
 * After a few wrong passwords in a row each further one makes the next try wait, twice as long each time. Counted per login and address, and far
 * more patiently per login. Kept in this process: with several gateways each counts its own. `now` is the gateway's clock.
 */
export function openSignInGuard(
  { free, firstWaitSeconds, longestWaitSeconds }: Limits['wrongPasswords'],
  now: () => number,
): SignInGuard {
  const failures = new Map<string, Failures>();
  const keysOf = (login: string, address: string): [string, number][] => [
    [`${address} ${login}`, free],
    [login, FREE_FROM_ANYWHERE],
  ];
  const waitOf = (key: string) => Math.min((failures.get(key)?.until ?? 0) - now(), longestWaitSeconds * 1000);
  return {
    mayTry: (login, address) => {
      const wait = Math.max(...keysOf(login, address).map(([key]) => waitOf(key)));
      return wait <= 0 ? { kind: 'yes' } : { kind: 'wait', retryAfterSeconds: Math.ceil(wait / 1000) };
    },
    failed: (login, address) => {
      for (const [key, freeTries] of keysOf(login, address)) {
        const count = (failures.get(key)?.count ?? 0) + 1;
        const seconds =
          count < freeTries ? 0 : Math.min(firstWaitSeconds * 2 ** (count - freeTries), longestWaitSeconds);
        failures.delete(key);
        failures.set(key, { count, until: now() + seconds * 1000 });
        const [oldest] = failures.keys();
        if (failures.size > REMEMBERED && oldest !== undefined) failures.delete(oldest);
      }
    },
    succeeded: (login, address) => {
      for (const [key] of keysOf(login, address)) failures.delete(key);
    },
  };
}
