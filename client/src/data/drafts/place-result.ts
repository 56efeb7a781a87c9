/** What came of placing a cart. Only `placed` has committed anything: the order is on this device's disk. */
export type PlaceResult =
  | { kind: 'placed'; orderId: string }
  | { kind: 'empty' }
  | { kind: 'sign-in-needed' }
  /** Another device wrote this cart with a later version of the app: update first. */
  | { kind: 'newer-version' }
  | { kind: 'too-many-lines'; max: number }
  /** This device could not write it down: its storage is full, say, or the browser has closed the database for good. */
  | { kind: 'not-written' }
  | {
      kind: 'line-problem';
      lineId: string;
      problem: 'unknown-item' | 'sold-out' | 'bad-option' | 'too-many' | 'mixed-currencies';
    };
