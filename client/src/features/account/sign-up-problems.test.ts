import { expect, test } from 'vitest';
import { signUpProblems } from './sign-up-problems.ts';

test('each field that the shop would refuse is named', () => {
  expect(signUpProblems({ name: ' ', email: 'ada', password: 'short' })).toEqual({
    name: 'account.nameMissing',
    email: 'account.emailWrong',
    password: 'account.passwordShort',
  });
});

test('spaces around a name and an e-mail do not matter', () => {
  expect(signUpProblems({ name: ' Ada ', email: ' ada@example.org ', password: 'correct horse' })).toEqual({});
});
