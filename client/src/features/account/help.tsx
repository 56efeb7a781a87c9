import type { ReactNode } from 'react';
import type { TextKey } from '../../texts/en.ts';
import { useText } from '../../texts/use-text.ts';
import classes from './help.module.css';

const QUESTIONS: readonly (readonly [question: TextKey, answer: TextKey])[] = [
  ['help.onDeviceQuestion', 'help.onDevice'],
  ['help.atShopQuestion', 'help.atShop'],
  ['help.receivedQuestion', 'help.received'],
  ['help.refusedQuestion', 'help.refused'],
  ['help.devicesQuestion', 'help.devices'],
];

/** What the words of the app mean. */
export function Help(): ReactNode {
  const say = useText();
  return (
    <section className={classes.help} aria-labelledby="help">
      <h2 id="help">{say('help.title')}</h2>
      {QUESTIONS.map(([question, answer]) => (
        <details key={question}>
          <summary>{say(question)}</summary>
          <p>{say(answer)}</p>
        </details>
      ))}
    </section>
  );
}
