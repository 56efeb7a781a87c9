import { findChromium } from './find-chromium.mjs';
import { runCommand } from './run-command.mjs';
import { stopWith } from './say.mjs';

/** Runs Playwright with these arguments on what is built; stops with 2 where no Chromium is to be had. Resolves with its exit code. */
export async function runBrowserTests(args, env = {}) {
  const path = await findChromium().catch((error) => stopWith(2, error.message));
  const { code } = await runCommand('npx', ['playwright', 'test', '--config', 'e2e/playwright.config.ts', ...args], {
    env: {
      CHROMIUM_PATH: path,
      // The shop's own address must be reached directly, whatever proxy the machine has.
      NO_PROXY: 'localhost,127.0.0.1',
      ...env,
    },
  });
  return code;
}
