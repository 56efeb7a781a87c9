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
  const size = drawn.matrix.length;
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(drawn.matrix)} fill="#000" />
    </svg>
  );
}

/** The dark modules as one path, row by row. */
function pathOf(matrix: Matrix): string {
  return matrix.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
