import { PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { type Problem } from '../../data/api/api-result.ts';
import { deleteAccount } from '../../data/delete-account.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast-queue.ts';

/** Says what goes and what stays, then asks for the password: this cannot be undone. */
export function DeleteAccountForm({ unsent }: { unsent: number }): ReactNode {
  const say = useText();
  const [, navigate] = useLocation();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | 'missing'>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return setProblem('missing');
    setBusy(true);
    const result = await deleteAccount(password);
    setBusy(false);
    if (result.kind === 'problem') return setProblem(result);
    navigate('/', { replace: true });
    return showToast({ message: say(result.kind === 'done' ? 'data.deleted' : 'data.notRemoved') });
  };
  const atField = problem === 'missing' || problem?.field === 'password';
  return (
    <form className={card.form} noValidate onSubmit={(event) => void submit(event)}>
      <p>{say('data.goes')}</p>
      <p>{say('data.stays')}</p>
      {unsent === 0 ? null : <Notice tone="bad">{say('data.unsent', { count: unsent })}</Notice>}
      <PasswordInput
        label={say('data.password')}
        autoComplete="current-password"
        value={password}
        error={atField ? say(problem === 'missing' ? 'data.passwordMissing' : 'data.passwordWrong') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': say('account.showPassword') }}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          setProblem(undefined);
        }}
      />
      <div role="alert">
        {problem === undefined || atField ? null : (
          <Notice tone="bad">{problem.code === 'conflict' ? say('data.notNow') : problemWords(problem, say)}</Notice>
        )}
      </div>
      <Button type="submit" loading={busy}>
        {say('data.deleteNow')}
      </Button>
    </form>
  );
}
