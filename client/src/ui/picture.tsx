import { Coffee } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import classes from './picture.module.css';

type PictureProps = {
  src: string | undefined;
  /** Width and height in CSS pixels of the (square) picture, so that nothing moves when it arrives. */
  size: number;
  /** For pictures that are seen at once; the others wait until they are near. */
  eager?: boolean;
  className?: string | undefined;
};

/** A picture of the catalog. It only decorates: the name stands beside it. */
export function Picture({ src, size, eager = false, className }: PictureProps): ReactNode {
  const [broken, setBroken] = useState<string>();
  const box = [classes.picture, className].filter(Boolean).join(' ');
  if (src === undefined || broken === src) {
    return (
      <span className={box} data-empty>
        <Coffee aria-hidden size={Math.min(48, size / 2.5)} strokeWidth={1.5} />
      </span>
    );
  }
  return (
    <span className={box}>
      <img
        src={src}
        alt=""
        width={size}
        height={size}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        onError={() => setBroken(src)}
      />
    </span>
  );
}
