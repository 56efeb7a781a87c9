/** Told about every step of a long task: its title, and how much of how much is done. */
export type Progress = (step: { readonly title: string; readonly done: number; readonly of: number }) => void;
