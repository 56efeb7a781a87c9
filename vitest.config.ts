import { defineConfig } from 'vitest/config';
import { findCouchdb } from './couchdb/src/server-process/start-couchdb.ts';

const isRealServerThere = Boolean(process.env['COUCHDB_URL'] ?? (await findCouchdb(process.env)));

// Tests run from source: the `source` condition resolves every workspace to its TypeScript files.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node'], externalConditions: ['source'] } },
  test: {
    include: ['*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    environment: 'node',
    // Generous: a test fails on what it finds, not on how busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One file at a time on a real CouchDB: there they all use the shop's own databases.
    maxWorkers: isRealServerThere ? 1 : 2,
    globalSetup: 'couchdb/src/contract/real-server.ts',
    server: { deps: { inline: [/@coffee-catalog\//] } },
  },
});
