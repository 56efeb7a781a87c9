import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { signIn } from '../../data/sign-in.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';

const FIELDS = ['login', 'password'] as const;
type Field = (typeof FIELDS)[number];

/** For who has been here before. What is missing is said in the app's own language, which the browser's need not be. */
export function SignInForm({ onDone }: { onDone: () => void }): ReactNode {
  const say = useText();
  const [problem, setProblem] = useState<string>();
  const [missing, setMissing] = useState<readonly Field[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const sent = { login: text(form, 'login').trim(), password: text(form, 'password') };
    const empty = FIELDS.filter((field) => sent[field] === '');
    setMissing(empty);
    if (empty[0] !== undefined) return field(event.currentTarget, empty[0]).focus();
    setBusy(true);
    const result = await signIn(sent);
    setBusy(false);
    if (result.kind === 'problem') return setProblem(problemWords(result, say));
    announce(say('account.signedIn'));
    return onDone();
  };
  return (
    <form className={card.form} noValidate onSubmit={(event) => void submit(event)}>
      <TextInput
        name="login"
        label={say('account.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={missing.includes('login') ? say('account.loginMissing') : undefined}
      />
      <PasswordInput
        name="password"
        label={say('account.password')}
        autoComplete="current-password"
        error={missing.includes('password') ? say('data.passwordMissing') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': say('account.showPassword') }}
      />
      <div role="alert">{problem === undefined ? null : <Notice tone="bad">{problem}</Notice>}</div>
      <Button type="submit" loading={busy}>
        {say('account.signIn')}
      </Button>
    </form>
  );
}

function field(form: HTMLFormElement, name: Field): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

function text(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
