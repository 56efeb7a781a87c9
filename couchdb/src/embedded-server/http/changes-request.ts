import { badRequest } from '../couch-error.ts';
import type { Database } from '../storage/database.ts';
import { type Exchange, readJsonObject } from './exchange.ts';
import { parseSequence } from './sequence.ts';

export type Feed = 'normal' | 'longpoll' | 'continuous' | 'eventsource';

/** What is asked of a feed. Times in milliseconds. */
export interface FeedRequest {
  readonly feed: Feed;
  /** Blank lines at this interval keep the connection open; without it the feed ends after `timeout`. */
  readonly heartbeat: number | undefined;
  readonly timeout: number;
  readonly limit: number | undefined;
}

export interface ChangesRequest extends FeedRequest {
  readonly since: number;
  readonly descending: boolean;
  readonly allLeaves: boolean;
  readonly includeDocs: boolean;
  readonly conflicts: boolean;
  readonly attachments: boolean;
  readonly filter: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** CouchDB's `changes_timeout`: no feed waits longer without a sign of life. */
const maxWaitMs = 60_000;
const feeds = new Set(['normal', 'longpoll', 'continuous', 'eventsource']);

export function feedRequest({ query }: Exchange): FeedRequest {
  const asked = query.text('feed') ?? 'normal';
  const feed = asked === 'live' ? 'continuous' : asked;
  if (!feeds.has(feed)) throw badRequest('Supported `feed` types: normal, continuous, live, longpoll, eventsource');
  return {
    feed: feed as Feed,
    heartbeat: heartbeatOf(query.text('heartbeat')),
    timeout: Math.min(query.count('timeout') ?? maxWaitMs, maxWaitMs),
    limit: query.count('limit'),
  };
}

function heartbeatOf(value: string | undefined): number | undefined {
  if (value === undefined || value === 'false') return undefined;
  if (value === 'true') return maxWaitMs;
  if (!/^\d{1,9}$/.test(value) || Number(value) === 0) {
    throw badRequest('The heartbeat value should be a positive integer (in milliseconds).');
  }
  return Math.min(Number(value), maxWaitMs);
}

export async function changesRequest(exchange: Exchange, database: Database): Promise<ChangesRequest> {
  const { query, method } = exchange;
  const body = method === 'POST' ? await readBody(exchange) : {};
  const style = query.text('style') ?? 'main_only';
  if (style !== 'main_only' && style !== 'all_docs') throw badRequest(`Invalid style: ${style}`);
  const includeDocs = query.flag('include_docs');
  return {
    ...feedRequest(exchange),
    since: await sinceOf(exchange, database, body),
    descending: query.text('descending') === 'true' || query.text('dir') === 'rev',
    allLeaves: style === 'all_docs',
    includeDocs,
    conflicts: includeDocs && query.flag('conflicts'),
    attachments: includeDocs && query.flag('attachments'),
    filter: query.text('filter'),
    body,
  };
}

async function readBody(exchange: Exchange): Promise<Record<string, unknown>> {
  const bytes = await exchange.readBody();
  return bytes.length === 0 ? {} : readJsonObject({ ...exchange, readBody: () => Promise.resolve(bytes) });
}

async function sinceOf(exchange: Exchange, database: Database, body: Record<string, unknown>): Promise<number> {
  const { query, headers } = exchange;
  const lastEvent = headers['last-event-id'] ?? query.text('last-event-id');
  const inBody =
    typeof body['since'] === 'string' || typeof body['since'] === 'number' ? `${body['since']}` : undefined;
  const since = query.text('since') ?? inBody ?? lastEvent;
  if (since === undefined) return 0;
  if (since === 'now') return (await database.readCounts()).updateSeq;
  return parseSequence(since, database.record.token);
}
