/** The part of a picture to keep and the size to draw it in, in pixels. */
export type Square = { x: number; y: number; side: number; size: number };

/** Which square of a picture is wanted: how near (1: as much as fits) and where, from 0 (left, top) to 1 (right, bottom). */
export type Crop = { zoom: number; x: number; y: number };

export const MIDDLE: Crop = { zoom: 1, x: 0.5, y: 0.5 };
export const MAX_ZOOM = 4;

/** The wanted square of a picture, in its middle unless said, drawn no larger than `max` and never enlarged. */
export function fitSquare(width: number, height: number, max: number, { zoom, x, y }: Crop = MIDDLE): Square {
  const side = Math.max(1, Math.floor(Math.min(width, height) / zoom));
  return {
    x: Math.floor((width - side) * x),
    y: Math.floor((height - side) * y),
    side,
    size: Math.max(1, Math.min(side, max)),
  };
}
