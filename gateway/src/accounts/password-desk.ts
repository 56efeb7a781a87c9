import { GatewayBusy } from '../answer/gateway-busy.ts';
import { hashPassword, isOutdated, matchesPassword, type PasswordCost, type PasswordHash } from './password-hash.ts';

/** Hashes and checks passwords, a few at a time. */
export type PasswordDesk = {
  hash(password: string): Promise<PasswordHash>;
  /** Whether the password fits. Takes as long when there is no hash to compare with. */
  check(password: string, hash: PasswordHash | undefined): Promise<boolean>;
  isOutdated(hash: PasswordHash): boolean;
};

/** Two at once leave threads of Node's pool for the disk; who comes when sixteen wait is sent away: hashing must not be a lever on the processor. */
const AT_ONCE = 2;
const WAITING = 16;

/** Opens the desk. Its calls throw `GatewayBusy` when too many wait. */
export async function openPasswordDesk(cost: PasswordCost): Promise<PasswordDesk> {
  const decoy = await hashPassword('nobody has this password', cost);
  const inTurn = takeTurns();
  return {
    hash: (password) => inTurn(() => hashPassword(password, cost)),
    check: (password, hash) =>
      inTurn(async () => (await matchesPassword(password, hash ?? decoy)) && hash !== undefined),
    isOutdated: (hash) => isOutdated(hash, cost),
  };
}

function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= AT_ONCE) {
      if (queue.length >= WAITING) throw new GatewayBusy('too many passwords to check');
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody overtakes who waits.
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
