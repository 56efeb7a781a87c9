import { useEffect, useRef, useState } from 'react';
import { hasCamera, scanQr } from './browser/scan-qr.ts';

/** `unsupported`: there is no camera for pages here. `refused`: it may not be used, or none is there. */
export type ScanState = 'unsupported' | 'off' | 'on' | 'refused';

export type ScanHandle = {
  state: ScanState;
  /** Where the camera's picture is shown. */
  showIn: (video: HTMLVideoElement | null) => void;
  start: () => void;
  stop: () => void;
};

/** Scans QR codes with this device's camera; `onCode` is told each text seen and answers whether that was all. */
export function useQrScan(onCode: (text: string) => boolean): ScanHandle {
  const [state, setState] = useState<ScanState>(() => (hasCamera() ? 'off' : 'unsupported'));
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    if (state !== 'on' || video === null) return undefined;
    const ended = new AbortController();
    const tell = (text: string) => {
      if (latest.current(text)) setState('off');
    };
    scanQr(video, { onCode: tell, signal: ended.signal }).catch(() => setState('refused'));
    return () => ended.abort();
  }, [state, video]);
  return { state, showIn: setVideo, start: () => setState('on'), stop: () => setState('off') };
}
