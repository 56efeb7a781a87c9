import { Coffee, ReceiptText, ShoppingBag, Store, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useDrafts } from '../data/use-drafts.ts';
import { useSession } from '../data/use-session.ts';
import { useText } from '../texts/use-text.ts';
import classes from './main-navigation.module.css';

/** Where one can go: at the bottom of a phone, in the header of anything wider. */
export function MainNavigation(): ReactNode {
  const say = useText();
  const [path] = useLocation();
  const session = useSession();
  const { drafts, currentId } = useDrafts();
  const count = drafts.find((draft) => draft.orderId === currentId)?.count ?? 0;
  const owner = session.kind === 'signed-in' && session.session.roles.includes('bluebottle');
  return (
    <nav className={classes.navigation} aria-label={say('nav.label')}>
      <NavigationLink href="/" label={say('nav.menu')} icon={<Coffee aria-hidden />} current={isMenu(path)} />
      <NavigationLink
        href="/cart"
        label={say('nav.cart')}
        note={count === 0 ? undefined : say('nav.cartCount', { count })}
        count={count}
        icon={<ShoppingBag aria-hidden />}
        current={path === '/cart'}
      />
      <NavigationLink
        href="/orders"
        label={say('nav.orders')}
        icon={<ReceiptText aria-hidden />}
        current={path.startsWith('/order')}
      />
      <NavigationLink
        href="/account"
        label={say('nav.account')}
        icon={<UserRound aria-hidden />}
        current={path === '/account'}
      />
      {owner ? (
        <NavigationLink
          href="/owner"
          label={say('nav.owner')}
          icon={<Store aria-hidden />}
          current={path.startsWith('/owner')}
        />
      ) : null}
    </nav>
  );
}

type NavigationLinkProps = {
  href: string;
  label: string;
  icon: ReactNode;
  current: boolean;
  count?: number;
  note?: string | undefined;
};

function NavigationLink({ href, label, icon, current, count = 0, note }: NavigationLinkProps): ReactNode {
  return (
    <Link href={href} className={classes.link} aria-current={current ? 'page' : undefined}>
      <span className={classes.icon}>
        {icon}
        {count > 0 ? (
          <span className={classes.count} aria-hidden>
            {count}
          </span>
        ) : null}
      </span>
      <span>{label}</span>
      {note === undefined ? null : <span className="visually-hidden">{note}</span>}
    </Link>
  );
}

function isMenu(path: string): boolean {
  return path === '/' || path.startsWith('/item/');
}
