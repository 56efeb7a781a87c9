import type { Device } from '@coffee-catalog/shared/api/devices';
import { LogOut, MonitorSmartphone, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../texts/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Pill } from '../../ui/pill.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import { useDelayedAction } from '../../ui/use-delayed-action.ts';
import classes from './devices-card.module.css';

type DeviceRowProps = { device: Device; onRename: () => void; onRevoke: () => void };

/** A device on which the user is signed in. The one in hand is left by signing out, not from here. */
export function DeviceRow({ device, onRename, onRevoke }: DeviceRowProps): ReactNode {
  const say = useText();
  const { name, current, lastSeenTime } = device;
  const revoking = useDelayedAction(async () => onRevoke());
  const revoke = () => {
    revoking.start();
    showToast({
      message: say('devices.signingOut', { device: name }),
      action: { label: say('undo'), run: revoking.stop },
    });
  };
  return (
    <li className={classes.row} data-device={device.deviceId} data-leaving={revoking.waiting}>
      <MonitorSmartphone aria-hidden size={22} />
      <div className={classes.words}>
        <h3 className={classes.name}>
          <bdi>{name}</bdi>
        </h3>
        <p className={classes.seen}>
          {current ? <Pill tone="good">{say('devices.current')}</Pill> : null}
          <span>
            {say('devices.seen')} <Moment time={lastSeenTime} />
          </span>
        </p>
      </div>
      <IconButton aria-haspopup="dialog" aria-label={say('devices.rename', { device: name })} onClick={onRename}>
        <Pencil aria-hidden size={18} />
      </IconButton>
      {current ? null : (
        <IconButton aria-label={say('devices.signOut', { device: name })} disabled={revoking.waiting} onClick={revoke}>
          <LogOut aria-hidden size={18} />
        </IconButton>
      )}
    </li>
  );
}
