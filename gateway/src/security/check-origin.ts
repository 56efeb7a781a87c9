import type { Refusal } from '../answer/refuse.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something comes from our own pages. Browsers say where a request comes from in `Origin` with every such request
 * (Fetch standard, "append a request Origin header"); what says nothing is no browser and carries no cookie by accident.
 */
export function checkOrigin(
  { method, origin, fetchSite }: { method: string; origin: string | undefined; fetchSite: string | undefined },
  allowed: ReadonlySet<string>,
): Refusal | undefined {
  if (READING.has(method)) return undefined;
  const foreign = origin === undefined ? fetchSite !== undefined && !OWN_SITES.has(fetchSite) : !allowed.has(origin);
  if (!foreign) return undefined;
  return { code: 'forbidden', message: 'This request comes from another site than the shop’s own pages.' };
}

const OWN_SITES: ReadonlySet<string> = new Set(['same-origin', 'none']);

/** The origins the shop is reached under. One that names this machine by any of its loopback names stands for all of them. */
export function allowedOrigins(publicOrigin: string): ReadonlySet<string> {
  const { protocol, hostname, port } = new URL(publicOrigin);
  const suffix = port === '' ? '' : `:${port}`;
  const names = LOOPBACK.includes(hostname) ? LOOPBACK : [hostname];
  return new Set(names.map((name) => `${protocol}//${name}${suffix}`));
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
