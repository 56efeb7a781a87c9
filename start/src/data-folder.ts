import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageProblem } from './usage-problem.ts';

/** The folder of the embedded databases and of the generated secrets, made if it is missing. Throws a `UsageProblem` where it cannot be written. */
export async function openDataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UsageProblem(
      `DATA_DIR: ${folder} cannot be written (${code}). Set DATA_DIR to a folder this user may write.`,
    );
  }
  return folder;
}

/** Not `mkdir`'s own `recursive`: below a folder that takes no folders (/proc, say) Node 20 tries for ever. */
async function makeFolder(folder: string, parentIsThere = false): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || parentIsThere || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder, true);
  }
}

/** The embedded server's administrator password: made at the first start and kept, readable by this user alone. */
export async function adminPassword(folder: string): Promise<string> {
  const file = join(folder, 'admin-password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new Error(`reading ${file}`, { cause: error });
  }
  const password = randomBytes(24).toString('base64url');
  // Written beside and renamed, so that a crash never leaves half a password.
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return password;
}
