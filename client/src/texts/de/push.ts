import type { push as english } from '../en/push.ts';

export const push: Readonly<Record<keyof typeof english, string>> = {
  news: 'Neues aus dem Café',
  received: 'Bestellung {number} ist angenommen',
  receivedText: 'Der Laden hat deine Bestellung. Wir sagen Bescheid, wenn sie fertig ist.',
  ready: 'Bestellung {number} ist fertig',
  readyText: 'Hol sie dir, solange sie frisch ist.',
  'not-received': 'Der Laden hat deine Bestellung noch nicht angenommen',
  'not-receivedText':
    'Sie hat den Server des Ladens erreicht, konnte aber nicht angenommen werden. Frag am besten an der Theke nach.',
  'needs-answer': 'Der Laden hat eine Frage zu deiner Bestellung',
  'needs-answerText': 'Beantworte sie in der App, damit deine Bestellung gemacht werden kann.',
  refused: 'Deine Bestellung wurde nicht angenommen',
  refusedText: 'Der Grund steht bei der Bestellung. Es wird nichts berechnet.',
  'order-waiting': 'Eine Bestellung wartet zu lange',
  'order-waitingText': 'Sie hat den Laden erreicht und wurde nicht angenommen. Bitte sieh nach, was geparkt ist.',
};
