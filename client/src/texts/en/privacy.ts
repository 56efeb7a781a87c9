/** What is kept of a user: a copy to take away, and deletion. */
export const privacy = {
  'data.title': 'Your data',
  'data.lead': 'Everything the shop keeps of you, and what is only on this device, in one file that programs can read.',
  'data.save': 'Save a copy',
  'data.saved': 'The copy is saved',
  'data.savedPartly': 'The copy is saved. Without a network it lacks the account itself and the list of devices.',
  'data.unreadable': 'What is kept on this device could not be read just now. Loading the page again usually helps.',
  'data.delete': 'Delete account',
  'data.deleteTitle': 'Delete your account?',
  'data.goes':
    'Gone for good: your sign-in, your details, favourites, carts and the list of your orders, at the shop and on this device. All your devices are signed out; on the others, what they hold goes when you sign out there.',
  'data.stays':
    'What stays: orders that the shop has received stay in its book, with name, notes and price, because it must keep its accounts. Orders under way are still made.',
  'data.unsent':
    '{count, plural, one {One order has not reached the shop and would be lost. Save a copy first, or wait for a network.} other {# orders have not reached the shop and would be lost. Save a copy first, or wait for a network.}}',
  'data.password': 'Your password',
  'data.passwordMissing': 'Please enter your password.',
  'data.passwordWrong': 'This is not your password.',
  'data.notNow':
    'Not now: an order is just being taken in, or this is the last account that can run the shop. Please try again in a moment.',
  'data.deleteNow': 'Delete for good',
  'data.deleted': 'Your account is deleted. Goodbye!',
  'data.notRemoved':
    'Your account is deleted, but not everything of it could be removed from this device. To be sure, clear the data of this site in the browser’s settings.',
} as const;
