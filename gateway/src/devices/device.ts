import type { Stored } from '../couch/documents.ts';

/**
 * A device's session as stored in `sessions`, under `<uid>:<deviceId>`. The token itself is on the device alone; `tokenHash` is its SHA-256 in hex.
 * Times are the gateway's clock; `lastSeenTime` is kept to about a day.
 */
export type SessionDocument = Stored & {
  readonly type: 'session';
  readonly schemaVersion: 1;
  readonly userId: string;
  readonly deviceId: string;
  readonly tokenHash: string;
  readonly deviceName: string;
  readonly createdTime: string;
  readonly lastSeenTime: string;
  readonly revokedTime?: string;
};

/** How long a device stays signed in after it was last seen. */
export const SESSION_LIFETIME_MS = 180 * 86_400_000;
/** How often it is noted that a device was seen, and its cookie renewed. */
export const SEEN_EVERY_MS = 86_400_000;

export const sessionId = (uid: string, deviceId: string) => `${uid}:${deviceId}`;

/** Whether the session still opens anything. `now` is the gateway's clock. */
export function isOpen({ revokedTime, lastSeenTime }: SessionDocument, now: number): boolean {
  return revokedTime === undefined && now - Date.parse(lastSeenTime) < SESSION_LIFETIME_MS;
}
