import type { Environment } from '@coffee-catalog/shared/environment/environment';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Accounts } from './accounts/accounts.ts';
import type { Creation } from './accounts/create-account.ts';
import type { Deletion } from './accounts/delete-account.ts';
import type { PasswordDesk } from './accounts/password-desk.ts';
import type { SignInGuard } from './accounts/sign-in-guard.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { AskCouch } from './couch/ask-couch.ts';
import type { Attendance } from './devices/attendance.ts';
import type { Recognition } from './devices/recognition.ts';
import type { Sessions } from './devices/sessions.ts';
import type { Doorbells } from './doorbell/doorbells.ts';
import type { Pictures } from './images/pictures.ts';
import type { Limits } from './limits.ts';
import type { Pairings } from './pairings/pairings.ts';
import type { PushSubscriptions } from './push/push-subscriptions.ts';
import type { Places } from './security/places.ts';
import type { RateLimiters } from './security/rate-limiters.ts';
import type { Quotas } from './sync-door/quotas.ts';

/** The web server, with requests and answers typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Everything the routes work with. `now` is the gateway's clock in milliseconds. */
export type Shop = {
  readonly environment: Environment;
  readonly limits: Limits;
  readonly now: () => number;
  readonly log: FastifyBaseLogger;
  readonly ask: AskCouch;
  readonly audit: AuditLog;
  readonly accounts: Accounts;
  readonly passwords: PasswordDesk;
  readonly creation: Creation;
  readonly deletion: Deletion;
  readonly guard: SignInGuard;
  readonly sessions: Sessions;
  readonly pairings: Pairings;
  readonly push: PushSubscriptions;
  /** The public key by which push services know this shop. */
  readonly pushKey: () => Promise<string>;
  readonly recognition: Recognition;
  readonly attendance: Attendance;
  readonly doorbells: Doorbells;
  readonly pictures: Pictures;
  readonly rates: RateLimiters;
  readonly longPolls: Places;
  readonly syncRequests: Places;
  readonly quotas: Quotas;
  /** A database was written to through this gateway: who waits for it in this process need not wait for the database's own feed. */
  readonly changedHere: (database: string) => void;
};
