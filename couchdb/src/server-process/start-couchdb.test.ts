import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCouchdb, startCouchdb } from './start-couchdb.ts';

let folder: string;
let binary: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'find-')));
  binary = join(folder, 'release', 'bin', 'couchdb');
  await mkdir(join(folder, 'release', 'bin'), { recursive: true });
  await mkdir(join(folder, 'path'));
  await writeFile(binary, '#!/bin/sh\nexit 3\n');
  await chmod(binary, 0o755);
  await symlink(binary, join(folder, 'path', 'couchdb'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a couchdb is found on the PATH, behind its link, or where COUCHDB_BIN says', async () => {
  const PATH = ['/nowhere', join(folder, 'path')].join(delimiter);
  expect(await findCouchdb({ PATH })).toBe(binary);
  expect(await findCouchdb({ PATH: '', COUCHDB_BIN: binary })).toBe(binary);
  expect(await findCouchdb({ PATH: '/nowhere' })).toBeUndefined();
});

test('one that is named and not there, or does not start, is said', async () => {
  await expect(findCouchdb({ PATH: '', COUCHDB_BIN: join(folder, 'couchdb') })).rejects.toThrow('COUCHDB_BIN: ');
  await expect(startCouchdb(binary)).rejects.toThrow(`${binary} does not start as a CouchDB`);
});
