import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { App } from './shop.ts';

/** Collects the API's description from the routes' own schemas. To be registered before them. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Coffee Catalog',
        version: '1',
        description:
          'The shop’s API. Signing in sets the session cookie; everything under /db is CouchDB’s replication protocol for the user’s own collections.',
      },
    },
    transform: jsonSchemaTransform,
  });
}

/** `GET /api/openapi.json`: the whole API, from the same schemas that check it. */
export function openApiRoute(app: App): void {
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(app.swagger()),
  );
}
