import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { atPort, requireFreePort } from './at-port.ts';
import { UsageProblem } from './usage-problem.ts';

test('a port that is taken between the look and the listening is the same readable line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const at = { variable: 'PORT', host: '127.0.0.1', port: (other.address() as AddressInfo).port };
  const listen = async () => {
    const server = createServer().listen(at.port, at.host);
    await once(server, 'listening');
  };
  const line = `PORT: port ${at.port} is used by another program. Set PORT to a free one.`;
  await expect(requireFreePort(at)).rejects.toEqual(new UsageProblem(line));
  await expect(atPort(at, listen)).rejects.toEqual(new UsageProblem(line));
  await new Promise((resolve) => other.close(resolve));
  await requireFreePort(at);
  await expect(atPort(at, async () => 'started')).resolves.toBe('started');
});

test('what fails for another reason is told as it is', async () => {
  const failure = new Error('the disk is full');
  await expect(atPort({ variable: 'PORT', host: '127.0.0.1', port: 1 }, () => Promise.reject(failure))).rejects.toBe(
    failure,
  );
});
