import nano from 'nano';
import { Agent } from 'undici';

/** A connection to a CouchDB server, embedded or real, as one principal. */
export type Couch = nano.ServerScope;

/** How a principal proves who it is: by the credentials in the server's URL, or by a token that is asked for at each request. */
export type Credentials = { kind: 'url' } | { kind: 'token'; token: () => string };

/**
 * Connects to the server at `url`; the credentials in it are used with `kind: 'url'` only. At most eight sockets are open at once:
 * without a bound, fifty parallel calls open about fifty (measured on nano 11).
 */
export function connect(url: string, credentials: Credentials = { kind: 'url' }): Couch {
  const target = new URL(url);
  const headers: Record<string, string> = {};
  if (credentials.kind === 'token') {
    [target.username, target.password] = ['', ''];
    // nano copies its headers at each request, so a getter puts in a token that is still valid then.
    Object.defineProperty(headers, 'Authorization', { enumerable: true, get: () => `Bearer ${credentials.token()}` });
  }
  return nano({
    url: target.href.replace(/\/$/, ''),
    headers,
    agentOptions: new Agent({ connections: 8 }) as unknown as nano.AgentOptions,
  });
}
