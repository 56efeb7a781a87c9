import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { signUp } from '../../data/sign-up.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { signUpProblems } from './sign-up-problems.ts';

/** For who is here for the first time. */
export function SignUpForm({ onDone }: { onDone: () => void }): ReactNode {
  const say = useText();
  const [problem, setProblem] = useState<string>();
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: (values) => {
      const problems = signUpProblems(values);
      return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, say(key)]));
    },
  });
  const submit = form.onSubmit(async (values) => {
    setProblem(undefined);
    const result = await signUp({ ...values, name: values.name.trim(), email: values.email.trim() });
    if (result.kind === 'done') {
      announce(say('account.signedIn'));
      return onDone();
    }
    if (result.code === 'email-taken') return form.setFieldError('email', problemWords(result, say));
    return setProblem(problemWords(result, say));
  });
  return (
    <form className={card.form} onSubmit={submit} noValidate>
      <TextInput
        label={say('account.name')}
        description={say('account.nameHint')}
        autoComplete="name"
        maxLength={120}
        {...form.getInputProps('name')}
      />
      <TextInput label={say('account.email')} type="email" autoComplete="email" {...form.getInputProps('email')} />
      <PasswordInput
        label={say('account.password')}
        description={say('account.passwordHint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': say('account.showPassword') }}
        {...form.getInputProps('password')}
      />
      <div role="alert">{problem === undefined ? null : <Notice tone="bad">{problem}</Notice>}</div>
      <Button type="submit" loading={form.submitting}>
        {say('account.signUp')}
      </Button>
    </form>
  );
}
