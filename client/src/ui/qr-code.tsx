import { type ReactNode, useEffect, useState } from 'react';
import classes from './qr-code.module.css';
import { Skeleton } from './skeleton.tsx';

type Matrix = readonly (readonly boolean[])[];

/** White around the code, in modules: scanners need four (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/** A QR code, dark on light in every colour scheme: some scanners read no other. What draws it is loaded with the first one. */
export function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const [drawn, setDrawn] = useState<{ text: string; matrix: Matrix }>();
  useEffect(() => {
    let wanted = true;
    void import('qr').then(({ encodeQR }) => {
      if (wanted) setDrawn({ text, matrix: encodeQR(text, 'raw', { ecc: 'medium', border: QUIET }) });
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  if (drawn?.text !== text) return <Skeleton height={232} radius="lg" />;
  return <img className={classes.code} src={drawingOf(drawn.matrix)} alt={label} width={232} height={232} />;
}

/** The code as an SVG picture in a data address. */
function drawingOf(matrix: Matrix): string {
  const { length } = matrix;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${length} ${length}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${length}v${length}H0z"/><path d="${pathOf(matrix)}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The dark modules as one path, row by row. */
function pathOf(matrix: Matrix): string {
  return matrix.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
