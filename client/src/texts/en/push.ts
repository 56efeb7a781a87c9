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
} as const;
