import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../answer/refuse.ts';

/** Paths that are not pages: what is missing there is missing. */
const NOT_PAGES = /^\/(api|db|images|assets|health)(\/|$)/;
const HASHED = /[/\\]assets[/\\]/;

/**
 * Serves the client's files from `clientDir`: what carries a hash in its name for ever, everything else (the page, the service worker, the manifest)
 * only after asking whether it changed. Every other path that a browser opens as a page is the page: the client has its own routes.
 */
export async function clientFiles(app: FastifyInstance, clientDir: string | undefined): Promise<void> {
  const page = clientDir !== undefined && existsSync(join(clientDir, 'index.html'));
  if (page) {
    await app.register(fastifyStatic, {
      root: clientDir,
      // Routes for the files there are: a made-up name never reaches the disk.
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        const value = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        response.setHeader('cache-control', value);
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (page && isPage(request)) return sendPage(reply);
    return refuse(reply, {
      code: 'not-found',
      message: `There is nothing at ${request.url.split('?')[0]?.slice(0, 200)}.`,
    });
  });
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const [path = '/'] = url.split('?');
  return !NOT_PAGES.test(path) && (headers.accept ?? '').includes('text/html');
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.code(200).sendFile('index.html');
}
