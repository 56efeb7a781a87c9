import { defineConfig } from '@playwright/test';

/* The browser tests: a real Chromium, a real shop process, a real (cuttable) network. `CHROMIUM_PATH` names the browser. */
export default defineConfig({
  testDir: '.',
  globalSetup: './support/prepared-shop.ts',
  // The long runs have a script of their own: `npm run test:long`.
  testMatch: process.env['LONG_RUNS'] ? '**/*.long.ts' : '**/*.e2e.ts',
  outputDir: '../test-results',
  // The pictures that the screens are compared with are the ones the README shows.
  snapshotPathTemplate: '../docs/screens/{arg}{ext}',
  // Every test has a shop and browsers of its own; two at a time is what two cores bear.
  workers: 2,
  fullyParallel: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: { actionTimeout: 20_000, navigationTimeout: 30_000 },
  retries: 0,
  forbidOnly: true,
  // The report for the closing counts is written where `npm test` asks for it; otherwise only the list is shown.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : 'list',
});
