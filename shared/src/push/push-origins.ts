/**
 * The push services of the browsers there are. A subscription names the address that the shop will send to: without this list any user could have
 * the shop send requests into its own network.
 */
export const PUSH_SERVICES =
  'https://fcm.googleapis.com,https://*.push.services.mozilla.com,https://*.push.apple.com,https://*.notify.windows.com';

const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/;

/** Whether a text is a list of origins such as `https://push.example.org,https://*.example.com`. */
export function arePushOrigins(text: string): boolean {
  return text.split(',').every((origin) => ORIGIN.test(origin.trim()));
}

/** Whether an address belongs to one of the origins; `*.` stands for one or more labels. Addresses with credentials belong to none. */
export function isPushEndpoint(endpoint: string, origins: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, host, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  return origins.split(',').some((origin) => {
    const [scheme, allowed = ''] = origin.trim().split('://');
    if (`${scheme}:` !== protocol) return false;
    return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;
  });
}
