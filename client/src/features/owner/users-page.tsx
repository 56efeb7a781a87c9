import type { Account, AccountChange } from '@coffee-catalog/shared/api/accounts';
import type { Role } from '@coffee-catalog/shared/users/roles';
import { type ReactNode, useState } from 'react';
import { changeUser, listUsers } from '../../data/shop-api.ts';
import { useShopCall } from '../../data/use-shop-call.ts';
import { type OwnerTextKey } from '../../texts/en/owner.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import { CallState } from './call-state.tsx';
import { matches } from './matches.ts';
import room from './room.module.css';
import { Room } from './room.tsx';
import { UserRow } from './user-row.tsx';

const STEP = 50;

/** Everybody who has an account: find, give roles, disable. Each change can be undone at once. */
export function UsersPage({ ownUserId }: { ownUserId: string }): ReactNode {
  const say = useOwnerText();
  const call = useShopCall(listUsers);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(STEP);
  // What was changed here since the shop was asked. Apart, so that an undo that comes late puts back one account and not the list.
  const [changed, setChanged] = useState<ReadonlyMap<string, Account>>(new Map());
  const users = (call.state === 'done' ? call.value : []).map((user) => changed.get(user.userId) ?? user);
  const found = users.filter((user) => matches(query, [user.name, user.login]));

  const change = async (user: Account, wanted: AccountChange, told: OwnerTextKey, back?: AccountChange) => {
    const result = await changeUser(user.userId, wanted);
    if (result.kind === 'problem') return showToast({ message: problemWords(result, say) });
    setChanged((before) => new Map(before).set(user.userId, result.value));
    const message = say(told, { name: user.name });
    if (back === undefined) return showToast({ message });
    const undo = () => void change(user, back, 'users.isUndone');
    return showToast({ message, action: { label: say('undo'), run: undo } });
  };

  return (
    <Room title={say('owner.users')}>
      <div className={room.tools}>
        <SearchField label={say('users.search')} value={query} onChange={setQuery} />
      </div>
      {call.state === 'done' ? null : <CallState call={call} />}
      {call.state === 'done' && found.length === 0 ? (
        <EmptyState drawing="no-results" title={say('users.none')}>
          {say('users.noneText')}
        </EmptyState>
      ) : null}
      {found.length > 0 ? (
        <ul className={room.list}>
          {found.slice(0, shown).map((user) => (
            <UserRow
              key={user.userId}
              user={user}
              self={user.userId === ownUserId}
              onRole={(role) =>
                void change(user, { roles: toggle(user.roles, role) }, 'users.rolesChanged', { roles: user.roles })
              }
              onDisable={() =>
                void change(
                  user,
                  { disabled: !user.disabled },
                  user.disabled ? 'users.isEnabled' : 'users.isDisabled',
                  {
                    disabled: user.disabled,
                  },
                )
              }
            />
          ))}
        </ul>
      ) : null}
      {found.length > shown ? (
        <Button variant="default" onClick={() => setShown(shown + STEP)}>
          {say('owner.more')}
        </Button>
      ) : null}
    </Room>
  );
}

function toggle(roles: readonly Role[], role: Role): Role[] {
  return roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role];
}
