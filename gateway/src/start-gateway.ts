import type { Environment } from '@coffee-catalog/shared/environment/environment';
import type { Ring } from '@coffee-catalog/shared/ring/ring';
import type { FastifyBaseLogger } from 'fastify';
import { finishSignUps } from './accounts/create-account.ts';
import { finishDeletions } from './accounts/delete-account.ts';
import { ensureOwner } from './accounts/ensure-owner.ts';
import { keepDeletionsFinished } from './accounts/keep-deletions-finished.ts';
import { openPasswordDesk } from './accounts/password-desk.ts';
import { DEFAULT_PASSWORD_COST, type PasswordCost } from './accounts/password-hash.ts';
import { addRoutes } from './add-routes.ts';
import { buildApp } from './build-app.ts';
import { clientFiles } from './client-files/client-files.ts';
import { keepCatalogMerged } from './conflicts/keep-catalog-merged.ts';
import { connectGateway } from './couch/connect-gateway.ts';
import { type HealthState, type OtherChecks, openHealth } from './health/health.ts';
import { healthRoute } from './health/health-route.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { openShop } from './open-shop.ts';
import { describeApi, openApiRoute } from './openapi.ts';
import { allowedOrigins } from './security/check-origin.ts';
import type { App } from './shop.ts';

/** What a gateway is started with. */
export type GatewaySettings = {
  readonly environment: Environment;
  /** The database's address with the server admin's credentials; it has been set up. */
  readonly couchUrl: string;
  /** The folder of the client's built files; without one there are no pages. */
  readonly clientDir?: string | undefined;
  /** The gateway's clock in milliseconds. */
  readonly now: () => number;
  readonly log: FastifyBaseLogger;
  /** Rings when something changes in this very process, here or elsewhere in it. */
  readonly ring?: Ring | undefined;
  /** What else runs in this process and shows in `/health`. */
  readonly otherChecks?: OtherChecks | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly passwordCost?: PasswordCost | undefined;
};

/** A gateway that serves. */
export type RunningGateway = {
  readonly url: string;
  /** The owner's password where it was generated just now: to be shown once. */
  readonly ownerPassword: string | undefined;
  readonly health: () => HealthState;
  /** Ends all connections and frees the port, within five seconds. */
  readonly close: () => Promise<void>;
};

/**
 * Starts a gateway: finishes what a crash has left of sign-ups and deletions, makes sure that there is an owner, and opens the port. Resolves when it serves.
 * Throws when the database does not answer or the port cannot be had.
 */
export async function startGateway(settings: GatewaySettings): Promise<RunningGateway> {
  const { environment, couchUrl, clientDir, now, log, ring, otherChecks, passwordCost } = settings;
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const couch = await connectGateway(couchUrl, now);
  const passwords = await openPasswordDesk(passwordCost ?? DEFAULT_PASSWORD_COST);
  const opened = openShop({ environment, limits, now, log, couch, passwords, ring });
  const { shop, isTold, close: closeShop } = opened;
  let origins = allowedOrigins(environment.PUBLIC_ORIGIN);
  const app = await buildApp({ shop, origins: () => origins });
  const health = await openHealth({ ask: shop.ask, isTold, now, others: otherChecks });
  const deletions = keepDeletionsFinished({ deletion: shop.deletion, log });
  const merged = keepCatalogMerged({ ...shop, onMerged: () => shop.changedHere('catalog') });
  const close = async () => {
    health.stop();
    shop.doorbells.endAll();
    await app.close();
    await Promise.all([merged.stop(), deletions.stop()]);
    await closeShop();
  };
  try {
    await finishSignUps(shop.creation);
    await finishDeletions(shop.deletion);
    const owner = await ensureOwner(shop.creation, environment.BLUEBOTTLE_PASSWORD);
    await describeApi(app);
    addRoutes(app, shop);
    healthRoute(app, health);
    openApiRoute(app);
    await clientFiles(app, clientDir);
    await app.listen({ host: environment.HOST, port: environment.PORT });
    const port = portOf(app);
    // Only now is it known which port a shop on "any free port" is reached under.
    if (environment.PORT === 0) origins = new Set([...origins, ...allowedOrigins(`http://localhost:${port}`)]);
    const url = `http://${environment.HOST.includes(':') ? `[${environment.HOST}]` : environment.HOST}:${port}`;
    return { url, ownerPassword: owner.generated, health: health.state, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function portOf(app: App): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway listens on no port');
  return address.port;
}
