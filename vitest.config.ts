import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { findCouchdb } from './couchdb/src/server-process/start-couchdb.ts';

const isRealServerThere = Boolean(process.env['COUCHDB_URL'] ?? (await findCouchdb(process.env)));

/**
 * Tests that change what a whole process shares: virtual time rules it, PouchDB takes each plugin once and keeps its databases in memory by name. Each of
 * these files has a process of its own. All others share one with those before them: the same modules need not be loaded two hundred times.
 */
const APART = [
  'simulation/src/**/*.test.ts',
  'scripts/**/*.test.ts',
  'client/src/**/*.couch.test.ts',
  'client/src/data/sync/pull.test.ts',
  'couchdb/src/contract/live-replication.couch.test.ts',
];
const NOWHERE = ['**/node_modules/**', '**/dist/**'];

// Tests run from source: the `source` condition resolves every workspace to its TypeScript files.
const common = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node'], externalConditions: ['source'] } },
} satisfies ViteUserConfig;
const test = {
  environment: 'node',
  // Generous: a test fails on what it finds, not on how busy the machine is.
  testTimeout: 120_000,
  hookTimeout: 180_000,
  server: { deps: { inline: [/@coffee-catalog\//] } },
} satisfies ViteUserConfig['test'];

export default defineConfig({
  test: {
    // One file at a time on a real CouchDB: there they all use the shop's own databases.
    maxWorkers: isRealServerThere ? 1 : 2,
    globalSetup: 'couchdb/src/contract/real-server.ts',
    projects: [
      { ...common, test: { ...test, name: 'apart', include: APART, exclude: NOWHERE } },
      {
        ...common,
        test: {
          ...test,
          name: 'together',
          isolate: false,
          include: ['*/src/**/*.test.{ts,tsx}'],
          exclude: [...NOWHERE, ...APART],
        },
      },
    ],
  },
});
