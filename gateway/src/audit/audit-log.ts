import type { AuditAction, AuditEntry, ClashStamps, FieldChange } from '@coffee-catalog/shared/audit/audit-entry';
import { nextStamp } from '@coffee-catalog/shared/stamps/stamp';
import type { FastifyBaseLogger } from 'fastify';
import type { AskCouch, Asker } from '../couch/ask-couch.ts';
import { documentsOf } from '../couch/documents.ts';
import type { Visitor } from '../devices/recognition.ts';

/** Something that was done in the owner's area. `stamp`: the one the change carries, where it carries one. */
export type Deed = {
  readonly subject: `item:${string}` | `account:${string}`;
  readonly subjectName: string;
  readonly action: AuditAction;
  readonly fields: readonly FieldChange[];
  readonly stamp?: string;
};

/** Something that the shop did by itself; `stamp` makes the entry's id, the same for whichever gateway does it. */
export type OwnDeed = Deed & { readonly stamp: string; readonly clash?: ClashStamps };

/** The record of who changed what. */
export type AuditLog = {
  /**
   * Writes down a deed that is done. It never undoes or fails the deed: where the record cannot be written that is logged, and the stamps of
   * an item still say which device changed what when.
   */
  record(by: Visitor, deed: Deed): Promise<void>;
  /** Writes down what the shop is about to do by itself, once however often it is said. Throws where that is not possible. */
  recordOwn(deed: OwnDeed): Promise<void>;
};

/** Opens the record as the gateway, which alone writes it. `now` is the gateway's clock in milliseconds. */
export function openAuditLog(
  ask: AskCouch,
  as: Asker,
  { now, log }: { now: () => number; log: FastifyBaseLogger },
): AuditLog {
  const documents = documentsOf(ask, as, 'audit');
  const entryOf = ({ subject, subjectName, action, fields }: Deed, by: AuditEntry['by']): Omit<AuditEntry, '_id'> => ({
    type: 'audit',
    schemaVersion: 1,
    subject,
    subjectName,
    action,
    by,
    time: new Date(now()).toISOString(),
    fields: [...fields],
  });
  return {
    recordOwn: async (deed) => {
      const { clash, stamp, subject } = deed;
      const entry = { ...entryOf(deed, null), ...(clash === undefined ? {} : { clash }), _id: `${stamp}/${subject}` };
      const written = await documents.write(entry);
      if (written.kind === 'forbidden') throw new Error(`recording ${deed.action} of ${subject}: ${written.reason}`);
    },
    record: async ({ account, session }, deed) => {
      const { subject, action } = deed;
      const { deviceId, deviceName } = session;
      const entry = entryOf(deed, { userId: account.userId, name: account.name, deviceId, deviceName });
      let stamp = deed.stamp ?? nextStamp([], { now: now(), deviceId: session.deviceId });
      try {
        for (;;) {
          const written = await documents.write({ ...entry, _id: `${stamp}/${subject}` });
          if (written.kind === 'written') return;
          if (written.kind === 'forbidden') throw new Error(written.reason);
          // Two deeds of one millisecond; an item's own stamp is written down once.
          if (deed.stamp !== undefined) return;
          stamp = nextStamp([stamp], { now: now(), deviceId: session.deviceId });
        }
      } catch (error) {
        log.error({ err: error, subject, action, by: account.userId, stamp }, 'a change could not be recorded');
      }
    },
  };
}
