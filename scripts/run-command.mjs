import { spawn } from 'node:child_process';

/**
 * Runs a command in the project's root with its output shown (or collected with `quiet`, then only shown when it fails).
 * Returns its exit code and what it printed. A stop signal to us is passed on and the command is waited for.
 */
export function runCommand(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    const passOn = (signal) => child.kill(signal);
    process.once('SIGINT', passOn).once('SIGTERM', passOn);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output: Buffer.concat(output).toString() });
    });
  });
}
