import { formatMoney } from '@coffee-catalog/shared/money/format-money';
import type { AnsweredLine } from '@coffee-catalog/shared/orders/answer';
import type { AskedLine } from '@coffee-catalog/shared/orders/question';
import { MessageCircleQuestionMark } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useIntl } from 'react-intl';
import type { OrderLineView, OrderView, QuestionView } from '../../data/orders/order-view.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import type { OrderHandle } from '../../data/use-order.ts';
import { useShop } from '../../data/use-shop.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import rows from '../../ui/choices.module.css';
import { describeOptions } from '../../ui/describe-options.ts';
import { formatMoment } from '../../ui/format-moment.ts';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './order-question.module.css';
import { type QuestionChoice, questionChoices } from './question-choices.ts';
import type { useCancelOrder } from './use-cancel-order.ts';

type OrderQuestionProps = {
  order: OrderView;
  question: QuestionView;
  handle: OrderHandle;
  cancelling: ReturnType<typeof useCancelOrder>;
};

/** What the shop wants to know before it makes the order, line by line, and the shopper's answer. Needs no network: the answer goes as the order did. */
export function OrderQuestion({ order, question, handle, cancelling }: OrderQuestionProps): ReactNode {
  const say = useText();
  const heading = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, AnsweredLine>>>({});
  const asked = question.lines.flatMap((line) => {
    const ordered = order.lines.find(({ lineId }) => lineId === line.lineId);
    if (ordered === undefined) return [];
    return [{ line, ordered, choices: questionChoices(line, ordered, { linesInOrder: order.lines.length }) }];
  });
  if (question.answered) return <Answered question={question} />;
  const canAnswer = asked.every(({ choices }) => choices.length > 0);
  const send = async () => {
    try {
      await handle.answer(chosen);
    } catch {
      return showToast({ message: say('question.notWritten') });
    }
    return announce(say('question.answered'));
  };
  return (
    <section className={classes.question} aria-labelledby={heading} data-question="open">
      <h2 id={heading} className={classes.title}>
        <MessageCircleQuestionMark aria-hidden size={22} />
        {say('question.title')}
      </h2>
      {asked.map(({ line, ordered, choices }) => (
        <Asked
          key={line.lineId}
          asked={line}
          line={ordered}
          currency={order.total.currency}
          choices={choices}
          chosen={chosen[line.lineId]}
          onChoose={(answer) => setChosen({ ...chosen, [line.lineId]: answer })}
        />
      ))}
      <p className={classes.hint}>{canAnswer ? <Until question={question} /> : say('question.onlyCancel')}</p>
      <div className={classes.actions}>
        {canAnswer ? (
          <Button disabled={!asked.every(({ line }) => line.lineId in chosen)} onClick={() => void send()}>
            {say('question.send')}
          </Button>
        ) : null}
        <Button variant="default" disabled={cancelling.waiting} onClick={cancelling.cancel}>
          {say('order.cancel')}
        </Button>
      </div>
    </section>
  );
}

function Answered({ question: { held } }: { question: QuestionView }): ReactNode {
  const say = useText();
  return (
    <div data-question="answered">
      <Notice tone={held === undefined ? 'wait' : 'bad'}>
        {held === undefined ? say('question.answered') : say('question.held', held)}
      </Notice>
    </div>
  );
}

function Until({ question: { answerBy } }: { question: QuestionView }): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const now = useNow();
  const timeZone = useShop()?.timeZone;
  return say('question.until', { time: formatMoment(answerBy, { locale, now, timeZone }) });
}

type AskedProps = {
  asked: AskedLine;
  line: OrderLineView;
  currency: string;
  choices: QuestionChoice[];
  chosen: AnsweredLine | undefined;
  onChoose: (answer: AnsweredLine) => void;
};

/** One line: what is the matter with it, and what can be answered. */
function Asked({ asked, line, currency, choices, chosen, onChoose }: AskedProps): ReactNode {
  const say = useText();
  const name = useId();
  return (
    <fieldset className={classes.line}>
      <legend>
        {line.count} × <bdi>{line.name}</bdi>
      </legend>
      <p className={classes.reason}>{say(`reason.${asked.reason.code}`)}</p>
      <div className={rows.choices}>
        {choices.map((choice, index) => (
          <label key={index} className={rows.choice}>
            <input
              type="radio"
              name={name}
              checked={chosen !== undefined && JSON.stringify(chosen) === JSON.stringify(choice.answer)}
              onChange={() => onChoose(choice.answer)}
            />
            <ChoiceWords choice={choice} line={line} currency={currency} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceWords({
  choice,
  line,
  currency,
}: {
  choice: QuestionChoice;
  line: OrderLineView;
  currency: string;
}): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const { byId } = useCatalog();
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  switch (choice.kind) {
    case 'take':
      return say('question.takeFor', { price: money(choice.unitPrice), quoted: money(line.unitPrice) });
    case 'instead': {
      const options = describeOptions(byId.get(line.itemId)?.item, choice.options).join(' · ');
      return say('question.instead', { options, price: money(choice.unitPrice) });
    }
    case 'leave-out':
      return say('question.leaveOut');
  }
}
