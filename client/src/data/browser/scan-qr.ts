/** What reads QR codes: the browser's own (Shape Detection API), which is no standard yet and not in TypeScript's library, or a library's. */
type Detector = { detect: (image: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: ['qr_code'] }): Detector;
  getSupportedFormats: () => Promise<readonly string[]>;
};

/** How often the picture is looked at: as fast as a slow phone can without growing warm. */
const LOOK_EVERY_MS = 200;

/** Whether this browser can give a page its camera at all (a page that is not secure never gets it). */
export function hasCamera(): boolean {
  return navigator.mediaDevices?.getUserMedia !== undefined;
}

/**
 * Shows the camera behind the device in `video` and tells each QR code seen, until `signal` is aborted; the camera is then let go. Rejects when the
 * camera may not or cannot be used.
 */
export async function scanQr(
  video: HTMLVideoElement,
  { onCode, signal }: { onCode: (text: string) => void; signal: AbortSignal },
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  try {
    video.srcObject = stream;
    const [detector] = await Promise.all([openDetector(), video.play()]);
    while (!signal.aborted) {
      const [found] = video.readyState >= video.HAVE_CURRENT_DATA ? await detector.detect(video) : [];
      if (found !== undefined && !signal.aborted) onCode(found.rawValue);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  } catch (error) {
    // A video that is taken away while it begins to play says so by an error: it was wanted.
    if (!signal.aborted) throw error;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

/** The browser's own detector where it reads QR codes, else the library's, loaded now. */
async function openDetector(): Promise<Detector> {
  const { BarcodeDetector: own } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = (await own?.getSupportedFormats()) ?? [];
  if (own !== undefined && formats.includes('qr_code')) return new own({ formats: ['qr_code'] });
  const library = await import('qr/decode.js');
  return new library.BarcodeDetector({ formats: ['qr_code'] });
}
