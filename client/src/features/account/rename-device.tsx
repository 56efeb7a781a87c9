import type { Device } from '@coffee-catalog/shared/api/devices';
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { renameDevice } from '../../data/devices.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { problemWords } from '../../ui/problem-words.ts';
import { Sheet } from '../../ui/sheet.tsx';

type RenameProps = { device: Device | undefined; onClose: () => void; onRenamed: (device: Device) => void };

/** Asks for a device's new name. */
export function RenameDevice({ device, onClose, onRenamed }: RenameProps): ReactNode {
  const say = useText();
  return (
    <Sheet title={say('devices.renameTitle')} open={device !== undefined} onClose={onClose}>
      {device === undefined ? null : (
        <NameForm
          device={device}
          onRenamed={(renamed) => {
            onRenamed(renamed);
            onClose();
          }}
        />
      )}
    </Sheet>
  );
}

function NameForm({ device, onRenamed }: { device: Device; onRenamed: (device: Device) => void }): ReactNode {
  const say = useText();
  const [name, setName] = useState(device.name);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const wanted = name.trim();
    if (wanted === '') return setProblem(say('devices.nameMissing'));
    setBusy(true);
    const result = await renameDevice(device.deviceId, wanted);
    setBusy(false);
    return result.kind === 'problem' ? setProblem(problemWords(result, say)) : onRenamed(result.value);
  };
  return (
    <form
      className={card.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={say('devices.name')}
        description={say('devices.nameHint')}
        maxLength={60}
        value={name}
        error={problem}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setProblem(undefined);
        }}
      />
      <Button type="submit" loading={busy}>
        {say('save')}
      </Button>
    </form>
  );
}
