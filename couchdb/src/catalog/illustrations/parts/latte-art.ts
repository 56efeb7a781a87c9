import { each, line, path } from './marks.ts';
import { crema, milk } from './palette.ts';

/** Patterns poured in milk, each on a disc of radius 1 around (0, 0). */

export const heart =
  path('M0 .68C-.16 .42-.72 .2-.72-.2C-.72-.56-.24-.66 0-.3C.24-.66 .72-.56 .72-.2C.72 .2 .16 .42 0 .68Z', milk.base) +
  path('M0 .68C.16 .42 .72 .2 .72-.2C.72-.4 .56-.52 .4-.52C.6-.1 .2 .3 0 .68Z', milk.shade, { opacity: 0.8 });

const frond = (y: number, w: number): string =>
  `M${-w} ${y}C${-w * 0.9} ${y + 0.3} ${-w * 0.3} ${y + 0.34} 0 ${y + 0.2}C${w * 0.3} ${y + 0.34} ${w * 0.9} ${y + 0.3} ${w} ${y}C${w * 0.6} ${y + 0.16} ${w * 0.25} ${y + 0.16} 0 ${y + 0.04}C${-w * 0.25} ${y + 0.16} ${-w * 0.6} ${y + 0.16} ${-w} ${y}Z`;

export const rosetta =
  each('-0.62 0.36, -0.4 0.56, -0.16 0.68, 0.08 0.66, 0.32 0.5', ([y = 0, w = 0]) => path(frond(y, w), milk.base)) +
  path('M0-.92C.16-.9 .2-.74 0-.56C-.2-.74-.16-.9 0-.92Z', milk.base) +
  path('M0 .88C-.12 .7-.18 .56 0 .46C.18 .56 .12 .7 0 .88Z', milk.base) +
  line('M0-.6V.8', crema.shade, 0.035);

export const tulip =
  path('M-.78-.02C-.7 .62-.2 .66 0 .9C.2 .66 .7 .62 .78-.02C.5 .34 .2 .36 0 .24C-.2 .36-.5 .34-.78-.02Z', milk.base) +
  path('M-.6-.3C-.54 .12-.2 .16 0 .1C.2 .16 .54 .12 .6-.3C.4-.08 .2-.06 0-.14C-.2-.06-.4-.08-.6-.3Z', milk.base) +
  path('M0-.24C-.2-.34-.42-.46-.36-.66C-.28-.84-.08-.8 0-.66C.08-.8 .28-.84 .36-.66C.42-.46 .2-.34 0-.24Z', milk.base);

/** A broad ring of foam with cocoa on it. */
export const cocoaFoam =
  path('M-.86 0A.86 .86 0 1 1 .86 0A.86 .86 0 1 1-.86 0Z', milk.base) +
  path('M.86 0A.86 .86 0 0 1-.5 .7C.2 .66 .6 .3 .6-.2Z', milk.shade, { opacity: 0.6 });
