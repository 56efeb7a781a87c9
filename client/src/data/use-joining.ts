import { useEffect, useMemo } from 'react';
import { shop } from './browser/shop.ts';
import { Joining, type JoiningView } from './pairing/joining.ts';
import { useReadable } from './store/use-readable.ts';

export type JoiningHandle = { view: JoiningView; claim: (code: string) => Promise<void>; stop: () => void };

/** Brings this device into an account; the guest's cart comes along. Put away with the component that uses it. */
export function useJoining(): JoiningHandle {
  const joining = useMemo(
    () =>
      new Joining(shop.device, async (session) => {
        shop.session.begin(session);
        await shop.settled();
      }),
    [],
  );
  useEffect(() => () => joining.stop(), [joining]);
  return { view: useReadable(joining.view), claim: (code) => joining.claim(code), stop: () => joining.stop() };
}
