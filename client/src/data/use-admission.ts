import { useEffect, useMemo } from 'react';
import { shop } from './browser/shop.ts';
import { Admission, type AdmissionView } from './pairing/admission.ts';
import { useReadable } from './store/use-readable.ts';

/** The admission of another device, and what can be done about it. */
export type AdmissionHandle = Pick<Admission, 'open' | 'confirm' | 'refuse' | 'close'> & { view: AdmissionView };

/** Admits a device to the account of who is signed in, or, for the owner, to that of the user named. Put away with the component that uses it. */
export function useAdmission(userId?: string): AdmissionHandle {
  const admission = useMemo(
    () =>
      new Admission(
        shop.device,
        userId === undefined ? undefined : `/api/users/${encodeURIComponent(userId)}/pairings`,
      ),
    [userId],
  );
  useEffect(() => () => void admission.close(), [admission]);
  const view = useReadable(admission.view);
  return useMemo(
    () => ({
      view,
      open: () => admission.open(),
      confirm: () => admission.confirm(),
      refuse: () => admission.refuse(),
      close: () => admission.close(),
    }),
    [admission, view],
  );
}
