/** Who sends a request: CouchDB's `userCtx`. */
export interface Principal {
  /** `null`: nobody signed in. */
  readonly name: string | null;
  readonly roles: readonly string[];
  /** How the request proved it: `cookie`, `default` (basic) or `jwt`. */
  readonly handler?: string;
}

export const anonymous: Principal = { name: null, roles: [] };

/** The server itself, for writes nobody asked for. */
export const serverPrincipal: Principal = { name: null, roles: ['_admin'] };

export const isServerAdmin = (principal: Principal): boolean => principal.roles.includes('_admin');
