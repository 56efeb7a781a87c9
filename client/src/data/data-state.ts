/** How far a hook's data is: not read yet, unreadable on this device, or there. */
export type DataState = 'loading' | 'error' | 'done';
