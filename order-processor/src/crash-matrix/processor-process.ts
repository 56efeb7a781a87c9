import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A processor as a process of its own, which can be killed like one. */
export class ProcessorProcess {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private said = '';

  /** `program`: the built entry point; `couchUrl`: the server's address with the server admin's credentials. */
  constructor(program: string, couchUrl: string) {
    this.child = spawn(process.execPath, ['--enable-source-maps', program], {
      env: { PATH: process.env['PATH'], COUCHDB_URL: couchUrl, PROCESSOR_PORT: '0', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.said += chunk.toString();
    });
    this.exited = once(this.child, 'exit').then(() => {});
  }

  /** What it wrote to its log. */
  get log(): string {
    return this.said;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** `kill -9`: nothing of it runs any more when the signal is delivered. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Asks it to end (SIGTERM) and waits until it has. */
  async end(): Promise<void> {
    if (this.isRunning) this.child.kill('SIGTERM');
    await this.exited;
  }
}
