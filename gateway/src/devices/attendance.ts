/** Who holds a connection open. */
export type Attendee = { readonly uid: string; readonly deviceId: string };

/** The connections that last: doorbells and long polls. They end when their device or account may no longer have them. */
export type Attendance = {
  /** Notes an open connection and how to end it; call the returned function once it has ended. */
  attend(attendee: Attendee, end: () => void): () => void;
  /** Whether this account has anything open. */
  isAttending(uid: string): boolean;
  /** Ends what the account has open, or one of its devices. */
  dismiss(uid: string, deviceId?: string): void;
  /** Ends what the account has open on devices other than these. */
  keepOnly(uid: string, deviceIds: ReadonlySet<string>): void;
  /** Everyone who has something open. */
  uids(): string[];
};

/** Begins with nobody there. */
export function openAttendance(): Attendance {
  const present = new Map<string, Set<{ deviceId: string; end: () => void }>>();
  return {
    attend: ({ uid, deviceId }, end) => {
      const entry = { deviceId, end };
      const entries = present.get(uid) ?? new Set();
      present.set(uid, entries.add(entry));
      return () => {
        entries.delete(entry);
        if (entries.size === 0 && present.get(uid) === entries) present.delete(uid);
      };
    },
    isAttending: (uid) => present.has(uid),
    dismiss: (uid, deviceId) => {
      for (const entry of present.get(uid) ?? []) {
        if (deviceId === undefined || entry.deviceId === deviceId) entry.end();
      }
    },
    keepOnly: (uid, deviceIds) => {
      for (const entry of present.get(uid) ?? []) if (!deviceIds.has(entry.deviceId)) entry.end();
    },
    uids: () => [...present.keys()],
  };
}
