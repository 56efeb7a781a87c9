import { type Crop, fitSquare } from './fit-square.ts';

/** The longest side of a stored picture in pixels: sharp on a phone held sideways, light on a bad network. */
const MAX_SIDE = 800;

/**
 * Makes a square of a picture of any size the one the shop stores, as WebP where the browser can write it, else as JPEG. Drawing it anew also
 * leaves out what cameras write into their files, places among it. Resolves to undefined when the browser cannot read the file.
 */
export async function resizePicture(file: Blob, crop: Crop): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return undefined;
  const { x, y, side, size } = fitSquare(picture.width, picture.height, MAX_SIDE, crop);
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('resizing a picture: the browser gives no canvas');
  context.drawImage(picture, x, y, side, side, 0, 0, size, size);
  picture.close();
  const webp = await encode(canvas, 'image/webp');
  return webp?.type === 'image/webp' ? webp : encode(canvas, 'image/jpeg');
}

async function encode(canvas: HTMLCanvasElement, type: string): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), type, 0.86);
  });
}
