import { writeFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';

/** What a QR code on the screen says, read from its picture as a camera would. */
export async function readQrCode(code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString('base64');
  const { width, height, pixels } = await code.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: bitmap.width, height: bitmap.height, pixels: Array.from(image?.data ?? []) };
  }, picture);
  return decodeQR({ width, height, data: Uint8Array.from(pixels) });
}

const VIDEO = { width: 640, height: 480 };

/** Writes a film (YUV4MPEG2) of a QR code lying on a table, for a browser whose camera is a file. */
export async function filmQrCode(text: string, path: string): Promise<void> {
  const matrix = encodeQR(text, 'raw', { border: 4 });
  const scale = Math.floor((VIDEO.height * 0.8) / matrix.length);
  const [left, top] = [(VIDEO.width - matrix.length * scale) / 2, (VIDEO.height - matrix.length * scale) / 2];
  const brightness = Buffer.alloc(VIDEO.width * VIDEO.height, 150);
  for (let y = 0; y < matrix.length * scale; y += 1) {
    for (let x = 0; x < matrix.length * scale; x += 1) {
      const dark = matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
      brightness[Math.floor(top + y) * VIDEO.width + Math.floor(left + x)] = dark ? 30 : 225;
    }
  }
  const colour = Buffer.alloc(brightness.length / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), brightness, colour]);
  const header = Buffer.from(`YUV4MPEG2 W${VIDEO.width} H${VIDEO.height} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(path, Buffer.concat([header, frame, frame]));
}
