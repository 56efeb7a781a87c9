import { expect, test } from 'vitest';
import { portProblem } from './port-problem.ts';

const AT = { variable: 'PROCESSOR_PORT', host: 'shop.example', port: 81 };
const failed = (code: string, more: object = { syscall: 'listen' }) =>
  Object.assign(new Error(code), { code, ...more });

test('why a program cannot listen is one line that names the variable', () => {
  expect(portProblem(failed('EADDRINUSE'), AT)).toBe(
    'PROCESSOR_PORT: port 81 is used by another program. Set PROCESSOR_PORT to a free one.',
  );
  expect(portProblem(failed('EACCES'), AT)).toBe(
    'PROCESSOR_PORT: this user may not listen on port 81. Set PROCESSOR_PORT to one above 1023.',
  );
  expect(portProblem(failed('ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'shop.example' }), AT)).toBe(
    'PROCESSOR_PORT: cannot listen on shop.example:81 (ENOTFOUND).',
  );
});

test('an error around the one of the port is read to its cause', () => {
  const around = new Error('starting the server', { cause: failed('EADDRINUSE') });
  expect(portProblem(around, AT)).toContain('is used by another program');
});

test('what fails for another reason is none of its business', () => {
  expect(portProblem(failed('EACCES', { syscall: 'open' }), AT)).toBeUndefined();
  expect(portProblem(failed('ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'couch.example' }), AT)).toBeUndefined();
  expect(portProblem(undefined, AT)).toBeUndefined();
});
