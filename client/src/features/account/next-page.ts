/** Where to go after signing in: the page of this app that asked for it, if one did. Never another site. */
export function nextPage(asked: string | null): string | undefined {
  return asked !== null && /^\/(?![/\\])/.test(asked) ? asked : undefined;
}
