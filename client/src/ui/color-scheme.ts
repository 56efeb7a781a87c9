import { useSyncExternalStore } from 'react';

/** Light, dark, or as the device has it. */
export type ColorScheme = 'auto' | 'light' | 'dark';

const STORED_AS = 'coffee-catalog:theme';
const darkDevice = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let chosen = readChoice();

/** What the user chose on this device, and what that means now. */
export function useColorScheme(): { chosen: ColorScheme; shown: 'light' | 'dark' } {
  const shown = useSyncExternalStore(subscribe, shownScheme);
  return { chosen, shown };
}

/** Chooses, for this device. */
export function chooseColorScheme(scheme: ColorScheme): void {
  chosen = scheme;
  localStorage.setItem(STORED_AS, scheme);
  apply();
}

/** Shows the page as chosen, before anything is drawn, and follows the device from then on. */
export function startColorScheme(): void {
  darkDevice.addEventListener('change', apply);
  apply();
}

function apply(): void {
  // Mantine's own attribute, which its styles and the shop's tokens both read.
  document.documentElement.dataset['mantineColorScheme'] = shownScheme();
  for (const listener of listeners) listener();
}

function shownScheme(): 'light' | 'dark' {
  return chosen === 'auto' ? (darkDevice.matches ? 'dark' : 'light') : chosen;
}

function readChoice(): ColorScheme {
  const stored = localStorage.getItem(STORED_AS);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
