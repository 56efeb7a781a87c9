import type { ChosenOptions } from '@coffee-catalog/shared/ids/derived-id';
import type { AnsweredLine } from '@coffee-catalog/shared/orders/answer';
import type { AskedLine } from '@coffee-catalog/shared/orders/question';
import type { OrderLineView } from '../../data/orders/order-view.ts';

/** Something a shopper can answer about one line. Unit prices in minor units. */
export type QuestionChoice =
  | { kind: 'take'; answer: AnsweredLine; unitPrice: number }
  | { kind: 'instead'; answer: AnsweredLine; unitPrice: number; options: ChosenOptions }
  | { kind: 'leave-out'; answer: AnsweredLine };

/**
 * What can be answered about a line the shop asked about: take it for what it costs now, take one of the alternatives, leave it out. A line that is all there is
 * of an order cannot be left out: then the order is withdrawn.
 */
export function questionChoices(
  asked: AskedLine,
  line: Pick<OrderLineView, 'answered'>,
  { linesInOrder }: { linesInOrder: number },
): QuestionChoice[] {
  const choices: QuestionChoice[] = [];
  if (asked.unitPrice !== undefined) {
    // What was chosen at an earlier question still holds.
    const options = line.answered?.take === 'it' ? line.answered.options : undefined;
    const answer: AnsweredLine = { take: 'it', unitPriceUpTo: asked.unitPrice, ...(options && { options }) };
    choices.push({ kind: 'take', answer, unitPrice: asked.unitPrice });
  }
  for (const { options, unitPrice } of asked.alternatives ?? [])
    choices.push({ kind: 'instead', answer: { take: 'it', unitPriceUpTo: unitPrice, options }, unitPrice, options });
  if (linesInOrder > 1) choices.push({ kind: 'leave-out', answer: { take: 'nothing' } });
  return choices;
}
