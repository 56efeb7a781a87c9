import { readPairingCode, showPairingCode } from '@coffee-catalog/shared/pairing/pairing-code';
import { TextInput } from '@mantine/core';
import { Camera } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../data/api/api-result.ts';
import type { JoiningHandle } from '../../data/use-joining.ts';
import { useQrScan } from '../../data/use-qr-scan.ts';
import { type Say, useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import classes from './add-device-page.module.css';

/** Asks for the code: by camera where there is one, typed in any case. An address that brought a code has it filled in, to be sent by a tap. */
export function CodeForm({ joining }: { joining: JoiningHandle }): ReactNode {
  const say = useText();
  const { view, claim } = joining;
  const [typed, setTyped] = useState(codeOfAddress);
  const [wrong, setWrong] = useState(false);
  const {
    state: camera,
    showIn,
    start,
    stop,
  } = useQrScan((text) => {
    const code = readPairingCode(text);
    if (code === undefined) return false;
    setTyped(showPairingCode(code));
    void claim(code);
    return true;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = readPairingCode(typed);
    setWrong(code === undefined);
    if (code !== undefined) void claim(code);
  };
  const problem = view.kind === 'problem' ? view.problem : undefined;
  const error = wrong ? say('join.noCode') : fieldError(problem, say);
  return (
    <>
      <p>{say('join.text')}</p>
      {camera === 'on' ? (
        // What the camera sees needs no captions: it is shown so that the code can be held into it.
        <video ref={showIn} className={classes.camera} muted playsInline aria-label={say('join.camera')} />
      ) : null}
      {camera === 'refused' ? <Notice tone="wait">{say('join.noCamera')}</Notice> : null}
      {camera === 'unsupported' ? null : (
        <Button variant="light" leftSection={<Camera aria-hidden size={18} />} onClick={camera === 'on' ? stop : start}>
          {say(camera === 'on' ? 'join.stopScan' : 'join.scan')}
        </Button>
      )}
      <form className={card.form} noValidate onSubmit={submit}>
        <TextInput
          label={say('join.code')}
          description={say('join.codeHint')}
          value={typed}
          error={error}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          dir="ltr"
          classNames={{ input: classes.code ?? '' }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
        {problem !== undefined && problem.field === undefined ? (
          <div role="alert">
            <Notice tone="bad">{problemWords(problem, say)}</Notice>
          </div>
        ) : null}
        <Button type="submit" loading={view.kind === 'claiming'}>
          {say('join.continue')}
        </Button>
      </form>
    </>
  );
}

/** The shop does not know the code: said at the field. */
function fieldError(problem: Problem | undefined, say: Say): string | undefined {
  return problem?.field === 'code' ? say('join.unknownCode') : undefined;
}

function codeOfAddress(): string {
  const code = readPairingCode(location.hash);
  return code === undefined ? '' : showPairingCode(code);
}
