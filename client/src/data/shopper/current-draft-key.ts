/** Under which key a device remembers which draft of a user is filled. */
export function currentDraftKey(uid: string): string {
  return `coffee.current-draft.${uid}`;
}
