import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type ButtonLook, buttonLook } from './button.tsx';

type ButtonLinkProps = ButtonLook & { href: string; leftSection?: ReactNode; children: ReactNode };

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({ href, leftSection, children, ...look }: ButtonLinkProps): ReactNode {
  return (
    <Link href={href} {...buttonLook(look)}>
      {leftSection}
      {children}
    </Link>
  );
}
