/** What a notification says while the app is closed. Part of the service worker, which has no ICU: `{number}` is put in as it is. */
export const push = {
  news: 'News from the coffee shop',
  received: 'Order {number} is received',
  receivedText: 'The shop has your order. We tell you when it is ready.',
  ready: 'Order {number} is ready',
  readyText: 'Come and get it while it is fresh.',
  'not-received': 'The shop has not received your order yet',
  'not-receivedText':
    'It has reached the shop’s server, but could not be taken in. You may want to ask at the counter.',
  'needs-answer': 'The shop has a question about your order',
  'needs-answerText': 'Answer it in the app, so that your order can be made.',
  refused: 'Your order was not taken',
  refusedText: 'The reason stands on the order. Nothing is charged.',
  'order-waiting': 'An order has waited too long',
  'order-waitingText': 'It has reached the shop and was not taken in. Please look at what is parked.',
} as const;
