import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { signIn } from '../../data/sign-in.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';

/** For who has been here before. */
export function SignInForm({ onDone }: { onDone: () => void }): ReactNode {
  const say = useText();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const result = await signIn({ login: text(form, 'login').trim(), password: text(form, 'password') });
    setBusy(false);
    if (result.kind === 'problem') return setProblem(problemWords(result, say));
    announce(say('account.signedIn'));
    return onDone();
  };
  return (
    <form className={card.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        name="login"
        label={say('account.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        label={say('account.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': say('account.showPassword') }}
      />
      <div role="alert">{problem === undefined ? null : <Notice tone="bad">{problem}</Notice>}</div>
      <Button type="submit" loading={busy}>
        {say('account.signIn')}
      </Button>
    </form>
  );
}

function text(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
