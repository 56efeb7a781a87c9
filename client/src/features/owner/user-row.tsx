import type { Account } from '@coffee-catalog/shared/api/accounts';
import type { Role } from '@coffee-catalog/shared/users/roles';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'wouter';
import { useShop } from '../../data/use-shop.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { Pill } from '../../ui/pill.tsx';
import { RoleChip } from './role-chip.tsx';
import classes from './user-row.module.css';

type UserRowProps = { user: Account; self: boolean; onRole: (role: Role) => void; onDisable: () => void };

/** One account. Nobody takes the owner's role from themselves or locks themselves out. */
export function UserRow({ user, self, onRole, onDisable }: UserRowProps): ReactNode {
  const say = useOwnerText();
  const { locale } = useIntl();
  const timeZone = useShop()?.timeZone;
  const { name, login, roles, disabled } = user;
  return (
    <li className={classes.row} data-user={user.userId}>
      <div className={classes.who}>
        <h2 className={classes.name}>
          <Link href={`/users/${user.userId}`}>
            <bdi>{name}</bdi>
          </Link>
        </h2>
        <p className={classes.login}>{login}</p>
        <p className={classes.login}>
          {say('users.since', { time: formatDay(user.createdTime, { locale, timeZone }) })}
        </p>
      </div>
      <div className={classes.actions}>
        {self ? <Pill tone="accent">{say('users.you')}</Pill> : null}
        {disabled ? <Pill tone="bad">{say('users.disabled')}</Pill> : null}
        <RoleChip
          label={say('users.staff', { name })}
          text={say('users.roleStaff')}
          on={roles.includes('staff')}
          onPress={() => onRole('staff')}
        />
        {self ? null : (
          <>
            <RoleChip
              label={say('users.owner', { name })}
              text={say('users.roleOwner')}
              on={roles.includes('bluebottle')}
              onPress={() => onRole('bluebottle')}
            />
            <Button
              size="sm"
              variant="default"
              aria-label={say(disabled ? 'users.enableName' : 'users.disableName', { name })}
              onClick={onDisable}
            >
              {say(disabled ? 'users.enable' : 'users.disable')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
