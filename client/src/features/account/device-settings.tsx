import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../texts/language-provider.tsx';
import { LANGUAGES, type Language } from '../../texts/languages.ts';
import { useText } from '../../texts/use-text.ts';
import card from '../../ui/card.module.css';
import { chooseColorScheme, useColorScheme } from '../../ui/color-scheme.ts';
import classes from './account-page.module.css';

/** How this device shows the shop. */
export function DeviceSettings(): ReactNode {
  const say = useText();
  const { language, chooseLanguage } = useLanguage();
  const { chosen } = useColorScheme();
  return (
    <section className={card.card} aria-labelledby="device-settings">
      <h2 id="device-settings">{say('device.title')}</h2>
      <NativeSelect
        label={say('device.language')}
        value={language}
        onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}
        data={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
      />
      <div>
        <p className={classes.label}>{say('device.theme')}</p>
        <SegmentedControl
          fullWidth
          radius="xl"
          aria-label={say('device.theme')}
          value={chosen}
          onChange={(value) => chooseColorScheme(value)}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: say(`theme.${value}`) }))}
        />
      </div>
    </section>
  );
}
