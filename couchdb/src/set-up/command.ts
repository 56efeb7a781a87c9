import { type Environment, parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import { config, locales } from 'zod/mini';
import { type Couch, connect } from '../client/connect.ts';
import { findServer } from '../client/find-server.ts';

/** How a command ended: 0 fine, 1 a violation was found, 2 usage or environment. */
export type ExitCode = 0 | 1 | 2;

/** What a command works with: the server admin's connection, the settings, and a way to say a line. */
export type Command = (given: {
  couch: Couch;
  environment: Environment;
  options: ReadonlySet<string>;
  say: (line: string) => void;
}) => Promise<ExitCode>;

/**
 * Runs a command of this process: parses the environment and the options (`known`: those there are), finds the server, and sets the
 * exit code. What is wrong is said in one line each.
 */
export async function runCommand(name: string, known: readonly string[], command: Command): Promise<void> {
  config(locales.en());
  const parsed = parseEnvironment(process.env);
  if (parsed.kind === 'bad') return end(2, ...parsed.problems);
  const options = new Set(process.argv.slice(2));
  const strange = [...options].find((option) => !known.includes(option));
  if (strange !== undefined)
    return end(
      2,
      `unknown option ${strange}; usage: npm run ${name}${known.map((option) => ` [-- ${option}]`).join('')}`,
    );
  const server = await findServer(parsed.environment);
  if (server.kind === 'none') return end(2, server.problem);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const given = { couch: connect(server.url), environment: parsed.environment, options, say };
  const exit = await command(given).catch((error: unknown) => {
    end(2, describeError(error));
    return 2 as const;
  });
  process.exitCode = exit;
}

function end(code: ExitCode, ...lines: string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = code;
}

/** An error and its causes in one line. */
function describeError(error: unknown): string {
  const messages: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) messages.push(at.message);
  return messages.join(': ') || String(error);
}
