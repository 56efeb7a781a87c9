/** The part of a picture to keep and the size to draw it in, in pixels. */
export type Square = { x: number; y: number; side: number; size: number };

/** The largest square in the middle of a picture, drawn no larger than `max` and never enlarged. */
export function fitSquare(width: number, height: number, max: number): Square {
  const side = Math.min(width, height);
  return {
    x: Math.floor((width - side) / 2),
    y: Math.floor((height - side) / 2),
    side,
    size: Math.max(1, Math.min(side, max)),
  };
}
