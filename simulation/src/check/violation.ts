/** A law that was broken: its number in `ARCHITECTURE.md`, and how. */
export type Violation = { readonly law: number; readonly what: string };
