import type { AuditAction, AuditEntry, FieldChange } from '@coffee-catalog/shared/audit/audit-entry';
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

/** The record of who changed what. */
export type AuditLog = {
  /**
   * Writes down a deed that is done. It never undoes or fails the deed: where the record cannot be written that is logged, and the stamps of
   * an item still say which device changed what when.
   */
  record(by: Visitor, deed: Deed): Promise<void>;
};

/** Opens the record as the gateway, which alone writes it. `now` is the gateway's clock in milliseconds. */
export function openAuditLog(
  ask: AskCouch,
  as: Asker,
  { now, log }: { now: () => number; log: FastifyBaseLogger },
): AuditLog {
  const documents = documentsOf(ask, as, 'audit');
  return {
    record: async ({ account, session }, deed) => {
      const { subject, subjectName, action, fields } = deed;
      const entry: Omit<AuditEntry, '_id'> = {
        type: 'audit',
        schemaVersion: 1,
        subject,
        subjectName,
        action,
        by: {
          userId: account.userId,
          name: account.name,
          deviceId: session.deviceId,
          deviceName: session.deviceName,
        },
        time: new Date(now()).toISOString(),
        fields: [...fields],
      };
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
