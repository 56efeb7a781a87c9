import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './room.module.css';

const ROOMS = [
  ['/', 'owner.items'],
  ['/stock', 'owner.stock'],
  ['/orders', 'owner.orders'],
  ['/users', 'owner.users'],
  ['/changes', 'owner.changes'],
  ['/parked', 'owner.parked'],
] as const;

type RoomProps = { title: string; aside?: ReactNode; children: ReactNode };

/** One of the owner's rooms with the doors to the others. */
export function Room({ title, aside, children }: RoomProps): ReactNode {
  const say = useOwnerText();
  const [path] = useLocation();
  return (
    <Page
      title={title}
      eyebrow={
        <nav className={classes.rooms} aria-label={say('owner.rooms')}>
          {ROOMS.map(([href, name]) => (
            <Link
              key={href}
              href={href}
              className={classes.room}
              aria-current={isHere(path, href) ? 'page' : undefined}
            >
              {say(name)}
            </Link>
          ))}
        </nav>
      }
      aside={aside}
    >
      {children}
    </Page>
  );
}

function isHere(path: string, href: string): boolean {
  if (href === '/') return ['/', '', '/prices', '/csv'].includes(path) || path.startsWith('/items');
  return path === href || path.startsWith(`${href}/`);
}
