import * as z from 'zod/mini';
import { arePushOrigins, PUSH_SERVICES } from '../push/push-origins.ts';

const port = (fallback: number) => z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), fallback);
const seconds = (fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(31_536_000)), fallback);
const timeZone = z.string().check(z.refine(isTimeZone, 'is not an IANA time zone such as Europe/Berlin'));
const httpUrl = z.string().check(z.refine(isHttpUrl, 'is not a URL such as http://admin:secret@localhost:5984'));

const Environment = z.object({
  PORT: port(3000),
  HOST: z._default(z.string(), '127.0.0.1'),
  PROCESSOR_PORT: port(3001),
  PROCESSOR_HOST: z._default(z.string(), '127.0.0.1'),
  COUCHDB_URL: z.optional(httpUrl),
  EMBEDDED_PORT: port(5985),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  BLUEBOTTLE_PASSWORD: z.optional(z.string().check(z.minLength(10, 'needs at least 10 characters'))),
  PUBLIC_ORIGIN: z.optional(httpUrl),
  SHOP_TIME_ZONE: z._default(timeZone, 'UTC'),
  SHOP_CURRENCY: z._default(z.string().check(z.refine(isCurrency, 'is not an ISO 4217 code such as EUR')), 'EUR'),
  READY_MAX_AGE_S: seconds(300),
  UNRECEIVED_AFTER_S: seconds(86_400),
  ANSWER_WITHIN_S: seconds(86_400),
  TRUSTED_PROXIES: z.optional(
    z.string().check(z.refine(areProxies, 'is not a list of addresses such as loopback, 10.0.0.0/8')),
  ),
  PUSH_ORIGINS: z._default(
    z.string().check(z.refine(arePushOrigins, 'is not a list of origins such as https://fcm.googleapis.com')),
    PUSH_SERVICES,
  ),
  SHARD: z._default(z.string().check(z.regex(/^\d{1,3}\/[1-9]\d{0,2}$/, 'is not of the form 0/1')), '0/1'),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'info'),
  CHROMIUM_PATH: z.optional(z.string()),
});

/** The settings of a process, parsed once. `publicOrigin` has no trailing slash. */
export type Environment = Omit<z.infer<typeof Environment>, 'PUBLIC_ORIGIN' | 'SHARD'> & {
  PUBLIC_ORIGIN: string;
  SHARD: { index: number; of: number };
};

/** The settings, or one readable line per bad variable. */
export type ParsedEnvironment = { kind: 'ok'; environment: Environment } | { kind: 'bad'; problems: string[] };

/** Reads the environment variables of `design.md` §1. An empty variable counts as unset. Throws nothing. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): ParsedEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = z.safeParse(Environment, set);
  if (!parsed.success) return { kind: 'bad', problems: parsed.error.issues.map(describe) };
  const { PUBLIC_ORIGIN, SHARD, ...rest } = parsed.data;
  const [index, of] = SHARD.split('/').map(Number) as [number, number];
  if (index >= of)
    return { kind: 'bad', problems: [`SHARD: ${SHARD} names shard ${index}, but there are only 0 to ${of - 1}`] };
  const origin = new URL(PUBLIC_ORIGIN ?? `http://localhost:${rest.PORT}`).origin;
  return { kind: 'ok', environment: { ...rest, PUBLIC_ORIGIN: origin, SHARD: { index, of } } };
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')}: ${issue.message}`;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code);
}

/** Names, addresses and networks as the gateway's web server reads them. */
function areProxies(text: string): boolean {
  const address = /^(loopback|linklocal|uniquelocal|[\d.]{7,15}(\/\d{1,2})?|[\da-fA-F:]*:[\da-fA-F:.]*(\/\d{1,3})?)$/;
  return text.split(',').every((part) => address.test(part.trim()));
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
