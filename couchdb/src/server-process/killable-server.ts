/** A server in a process of its own that may be killed, and started again over the same folder and on the same port. */
export type KillableServer = {
  /** Its address with the server admin's name and password. */
  readonly adminUrl: string;
  /** `kill -9`: resolves when nothing of it runs any more. */
  readonly kill: () => Promise<void>;
  /** Resolves when it answers again. */
  readonly startAgain: () => Promise<void>;
  /** Asks it to end and waits until it has. */
  readonly stop: () => Promise<void>;
};
