import type { AskedLine } from '@coffee-catalog/shared/orders/question';
import { expect, test } from 'vitest';
import { questionChoices } from './question-choices.ts';

const ask = (code: AskedLine['reason']['code'], more: Partial<AskedLine> = {}): AskedLine => ({
  lineId: '01990000-0000-5000-8000-0000000000d1',
  reason: { code, message: 'for the log' },
  ...more,
});

test('a line that costs more can be taken for that, or left out', () => {
  expect(questionChoices(ask('price-changed', { unitPrice: 470 }), {}, { linesInOrder: 2 })).toEqual([
    { kind: 'take', unitPrice: 470, answer: { take: 'it', unitPriceUpTo: 470 } },
    { kind: 'leave-out', answer: { take: 'nothing' } },
  ]);
});

test('a choice that is gone can be replaced by each alternative, for what that costs', () => {
  const alternatives = [{ options: { milk: 'soy' }, unitPrice: 480 }];
  expect(questionChoices(ask('bad-option', { alternatives }), {}, { linesInOrder: 1 })).toEqual([
    {
      kind: 'instead',
      unitPrice: 480,
      options: { milk: 'soy' },
      answer: { take: 'it', unitPriceUpTo: 480, options: { milk: 'soy' } },
    },
  ]);
});

test('what was chosen instead at an earlier question is kept when its price rose since', () => {
  const answered = { take: 'it', unitPriceUpTo: 480, options: { milk: 'soy' } } as const;
  expect(questionChoices(ask('price-changed', { unitPrice: 490 }), { answered }, { linesInOrder: 1 })).toEqual([
    { kind: 'take', unitPrice: 490, answer: { take: 'it', unitPriceUpTo: 490, options: { milk: 'soy' } } },
  ]);
});

test('the only line of an order that is sold out leaves nothing to choose', () => {
  expect(questionChoices(ask('sold-out'), {}, { linesInOrder: 1 })).toEqual([]);
});
