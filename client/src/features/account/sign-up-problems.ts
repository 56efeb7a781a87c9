import { SignUp } from '@coffee-catalog/shared/api/accounts';
import * as z from 'zod/mini';
import type { TextKey } from '../../texts/en.ts';

const WORDS: Readonly<Record<keyof SignUp, TextKey>> = {
  name: 'account.nameMissing',
  email: 'account.emailWrong',
  password: 'account.passwordShort',
};

/** What is wrong with each field, by the very schema the shop holds it against; empty when nothing is. */
export function signUpProblems(values: SignUp): Partial<Record<keyof SignUp, TextKey>> {
  const tidy = { ...values, name: values.name.trim(), email: values.email.trim() };
  const parsed = z.safeParse(SignUp, tidy);
  if (parsed.success) return {};
  const fields = parsed.error.issues.map((issue) => issue.path[0]).filter((field) => isField(field));
  return Object.fromEntries(fields.map((field) => [field, WORDS[field]]));
}

function isField(field: PropertyKey | undefined): field is keyof SignUp {
  return typeof field === 'string' && Object.hasOwn(WORDS, field);
}
