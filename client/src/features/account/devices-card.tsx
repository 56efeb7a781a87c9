import type { Device } from '@coffee-catalog/shared/api/devices';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { listDevices, revokeDevice } from '../../data/devices.ts';
import { useAdmission } from '../../data/use-admission.ts';
import { useShopCall } from '../../data/use-shop-call.ts';
import { useText } from '../../texts/use-text.ts';
import { AdmitDeviceSheet } from '../../ui/admit-device-sheet.tsx';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import { DeviceRow } from './device-row.tsx';
import rows from './devices-card.module.css';
import { RenameDevice } from './rename-device.tsx';

/** On which devices one is signed in: to name them, to sign one out, to add one. Needs a network: only the shop knows. */
export function DevicesCard(): ReactNode {
  const say = useText();
  const call = useShopCall(listDevices);
  const admission = useAdmission();
  const [naming, setNaming] = useState<Device>();
  const devices = call.state === 'done' ? call.value : [];
  // The list is asked for again when a device came in: it has it then.
  const { again } = call;
  const closed = async () => {
    const cameIn = admission.view.kind === 'admitted';
    await admission.close();
    if (cameIn) again();
  };
  const revoke = async (device: Device) => {
    const result = await revokeDevice(device.deviceId);
    if (result.kind === 'problem') return showToast({ message: problemWords(result, say) });
    if (call.state === 'done') call.change(devices.filter(({ deviceId }) => deviceId !== device.deviceId));
    return showToast({ message: say('devices.signedOut', { device: device.name }) });
  };
  return (
    <section className={card.card} aria-labelledby="devices">
      <h2 id="devices">{say('devices.title')}</h2>
      <p className={card.lead}>{say('devices.lead')}</p>
      {call.state === 'loading' ? <Skeleton height={132} radius="lg" /> : null}
      {call.state === 'problem' ? (
        <Notice
          tone="plain"
          actions={
            <Button size="sm" variant="default" onClick={again}>
              {say('devices.again')}
            </Button>
          }
        >
          {problemWords(call.problem, say)}
        </Notice>
      ) : null}
      <ul className={rows.rows} aria-label={say('devices.title')}>
        {devices.map((device) => (
          <DeviceRow
            key={device.deviceId}
            device={device}
            onRename={() => setNaming(device)}
            onRevoke={() => void revoke(device)}
          />
        ))}
      </ul>
      <Button
        variant="light"
        aria-haspopup="dialog"
        leftSection={<Plus aria-hidden size={18} />}
        onClick={() => void admission.open()}
      >
        {say('devices.add')}
      </Button>
      <AdmitDeviceSheet admission={{ ...admission, close: closed }} />
      <RenameDevice
        device={naming}
        onClose={() => setNaming(undefined)}
        onRenamed={(renamed) => {
          if (call.state === 'done')
            call.change(devices.map((one) => (one.deviceId === renamed.deviceId ? renamed : one)));
        }}
      />
    </section>
  );
}
