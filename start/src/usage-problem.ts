/** Something in the environment that a person can put right: its message is the one line they read. */
export class UsageProblem extends Error {
  override name = 'UsageProblem';
}
