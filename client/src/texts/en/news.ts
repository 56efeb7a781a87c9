/** What is new in this version, the newest first: told where the version before offers to be replaced. */
export const news: readonly string[] = [
  'Add a device with a QR code, and see on which devices you are signed in.',
  'Notifications when an order is received and when it is ready.',
  'Take a copy of all your data along, or delete your account.',
];
