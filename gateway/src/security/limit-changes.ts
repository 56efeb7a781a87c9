import type { FastifyReply, FastifyRequest } from 'fastify';
import { visitorOf } from '../devices/require-visitor.ts';
import type { Shop } from '../shop.ts';
import { refuseTooMany } from './refuse-too-many.ts';

/** A hook for routes that change something, after `requireVisitor`: an account changes only so much in a while. */
export function limitChanges(shop: Shop) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> =>
    refuseTooMany(reply, shop.rates.changes, visitorOf(request).account.userId);
}
