import type { AccountDetail } from '@coffee-catalog/shared/api/accounts';
import type { Device } from '@coffee-catalog/shared/api/devices';
import { KeyRound, ListOrdered, LogOut, MonitorSmartphone, Plus } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { readUser, signOutDevice } from '../../../data/shop-api.ts';
import { useAdmission } from '../../../data/use-admission.ts';
import { useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { AdmitDeviceSheet } from '../../../ui/admit-device-sheet.tsx';
import { Button } from '../../../ui/button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import { showToast } from '../../../ui/toast-queue.ts';
import { useDelayedAction } from '../../../ui/use-delayed-action.ts';
import { CallState } from '../call-state.tsx';
import { HistoryOf } from '../history/history-of.tsx';
import room from '../room.module.css';
import { Room } from '../room.tsx';
import { ResetPassword } from './reset-password.tsx';
import classes from './user-page.module.css';

/** One person: on which devices they are signed in, a new one, a new password, their orders, and what was changed about them. */
export function UserPage({ uid, ownUserId }: { uid: string; ownUserId: string }): ReactNode {
  const say = useOwnerText();
  const ask = useCallback(() => readUser(uid), [uid]);
  const call = useShopCall(ask);
  if (call.state !== 'done') {
    return (
      <Room title={say('owner.users')}>
        <CallState call={call} />
      </Room>
    );
  }
  return (
    <Known
      detail={call.value}
      self={uid === ownUserId}
      onDevices={(devices) => call.change({ ...call.value, devices })}
      onAdmitted={call.again}
    />
  );
}

type KnownProps = {
  detail: AccountDetail;
  self: boolean;
  onDevices: (devices: Device[]) => void;
  onAdmitted: () => void;
};

function Known({ detail: { user, devices }, self, onDevices, onAdmitted }: KnownProps): ReactNode {
  const say = useOwnerText();
  const admission = useAdmission(user.userId);
  const closed = async () => {
    const cameIn = admission.view.kind === 'admitted';
    await admission.close();
    if (cameIn) onAdmitted();
  };
  const signOut = async ({ deviceId, name }: Device) => {
    const result = await signOutDevice(user.userId, deviceId);
    if (result.kind === 'problem') return showToast({ message: problemWords(result, say) });
    onDevices(devices.filter((other) => other.deviceId !== deviceId));
    return showToast({ message: say('devices.signedOut', { device: name }) });
  };
  return (
    <Room title={user.name}>
      <p className={classes.login}>
        <bdi>{user.login}</bdi> {user.disabled ? <Pill tone="bad">{say('users.disabled')}</Pill> : null}
        {self ? <Pill tone="accent">{say('users.you')}</Pill> : null}
      </p>
      <div className={classes.ways}>
        <ButtonLink
          href={`/orders?customer=${user.userId}`}
          variant="default"
          leftSection={<ListOrdered aria-hidden size={18} />}
        >
          {say('users.orders')}
        </ButtonLink>
        {self ? null : (
          <ResetPassword user={user} icon={<KeyRound aria-hidden size={18} />} onReset={() => onDevices([])} />
        )}
      </div>
      <section className={classes.devices} aria-labelledby="user-devices">
        <div className={classes.head}>
          <h2 id="user-devices">{say('users.devices')}</h2>
          {user.disabled || self ? null : (
            <Button variant="light" leftSection={<Plus aria-hidden size={18} />} onClick={() => void admission.open()}>
              {say('users.admit')}
            </Button>
          )}
        </div>
        {devices.length === 0 ? <p className={classes.login}>{say('users.noDevices')}</p> : null}
        {devices.length === 0 ? null : (
          <ul className={room.list}>
            {devices.map((device) => (
              <DeviceOfUser key={device.deviceId} device={device} onSignOut={() => signOut(device)} />
            ))}
          </ul>
        )}
      </section>
      <HistoryOf subject={`account:${user.userId}`} />
      <AdmitDeviceSheet admission={{ ...admission, close: closed }} userName={user.name} />
    </Room>
  );
}

function DeviceOfUser({ device, onSignOut }: { device: Device; onSignOut: () => Promise<void> }): ReactNode {
  const say = useOwnerText();
  const leaving = useDelayedAction(onSignOut);
  const { name } = device;
  const leave = () => {
    leaving.start();
    showToast({
      message: say('devices.signingOut', { device: name }),
      action: { label: say('undo'), run: leaving.stop },
    });
  };
  return (
    <li className={classes.device} data-device={device.deviceId}>
      <MonitorSmartphone aria-hidden size={22} />
      <div className={classes.words}>
        <h3 className={classes.name}>
          <bdi>{name}</bdi>
        </h3>
        <p className={classes.login}>
          {say('devices.seen')} <Moment time={device.lastSeenTime} />
        </p>
      </div>
      {device.current ? (
        <Pill tone="good">{say('devices.current')}</Pill>
      ) : (
        <IconButton aria-label={say('devices.signOut', { device: name })} disabled={leaving.waiting} onClick={leave}>
          <LogOut aria-hidden size={18} />
        </IconButton>
      )}
    </li>
  );
}
