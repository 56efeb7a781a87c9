import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { Principal } from '../authorization/principal.ts';
import type { ServerConfig } from '../configuration/server-config.ts';
import { badRequest, unauthorized } from '../couch-error.ts';
import { isRecord } from '../documents/parse-document.ts';

type Claims = Record<string, unknown>;

/** The algorithms CouchDB knows, with the type of key in `[jwt_keys]` that each takes. */
const algorithms: Record<string, { keyType: 'hmac' | 'rsa' | 'ec'; digest: string }> = {
  HS256: { keyType: 'hmac', digest: 'sha256' },
  HS384: { keyType: 'hmac', digest: 'sha384' },
  HS512: { keyType: 'hmac', digest: 'sha512' },
  RS256: { keyType: 'rsa', digest: 'sha256' },
  RS384: { keyType: 'rsa', digest: 'sha384' },
  RS512: { keyType: 'rsa', digest: 'sha512' },
  ES256: { keyType: 'ec', digest: 'sha256' },
  ES384: { keyType: 'ec', digest: 'sha384' },
  ES512: { keyType: 'ec', digest: 'sha512' },
};

function decodeJson(part: string): Claims {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    if (isRecord(value)) return value;
  } catch {
    throw badRequest('Malformed authentication token');
  }
  throw badRequest('Not an object');
}

/**
 * Who a token says, by the keys and required claims of the settings.
 * In this order, and with these words: https://docs.couchdb.org/en/stable/api/server/authn.html#jwt-authentication
 */
export function readToken(token: string, config: ServerConfig, now: Date): Principal {
  const [header64, payload64, signature64, ...rest] = token.split('.');
  if (!header64 || !payload64 || signature64 === undefined || rest.length > 0) {
    throw badRequest('Malformed authentication token');
  }
  const header = decodeJson(header64);
  const payload = decodeJson(payload64);
  checkClaims(header, payload, config, now.getTime() / 1000);
  checkSignature(header, `${header64}.${payload64}`, Buffer.from(signature64, 'base64url'), config);
  const { sub } = payload;
  if (typeof sub !== 'string') throw unauthorized('Token missing sub claim.');
  return { name: sub, roles: rolesOf(payload, config), handler: 'jwt' };
}

function checkSignature(header: Claims, signed: string, signature: Buffer, config: ServerConfig): void {
  const algorithm = algorithms[String(header['alg'])];
  if (!algorithm)
    throw badRequest(header['alg'] === undefined ? 'Missing alg header parameter' : 'Invalid alg header parameter');
  const kid = typeof header['kid'] === 'string' ? header['kid'] : '_default';
  const key = config.get('jwt_keys', `${algorithm.keyType}:${kid}`);
  if (key === undefined) throw badRequest('Unknown kid');
  if (algorithm.keyType === 'hmac') {
    const expected = createHmac(algorithm.digest, Buffer.from(key, 'base64')).update(signed).digest();
    if (expected.length === signature.length && timingSafeEqual(expected, signature)) return;
    throw badRequest('Bad HMAC in authentication token');
  }
  if (!verifyPublic(algorithm, key, signed, signature)) throw badRequest('Bad signature in authentication token');
}

function verifyPublic(algorithm: { digest: string }, pem: string, signed: string, signature: Buffer): boolean {
  try {
    // CouchDB's settings hold the line breaks of a PEM as the two characters \n.
    const key = createPublicKey(pem.replaceAll('\\n', '\n'));
    return verify(algorithm.digest, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    throw badRequest('Not a valid key');
  }
}

function checkClaims(header: Claims, payload: Claims, config: ServerConfig, seconds: number): void {
  const required = requiredClaims(config.get('jwt_auth', 'required_claims') ?? 'exp');
  for (const [name, expected] of required) {
    const place = name === 'alg' || name === 'kid' || name === 'typ' ? header : payload;
    if (place[name] === undefined)
      throw badRequest(`Missing ${name} ${place === header ? 'header parameter' : 'claim'}`);
    if (expected !== undefined && place[name] !== expected) throw badRequest(`Invalid ${name} claim`);
  }
  if (required.has('exp')) {
    if (typeof payload['exp'] !== 'number' || payload['exp'] <= seconds) throw unauthorized('exp not in future');
  }
  if (required.has('nbf')) {
    if (typeof payload['nbf'] !== 'number' || payload['nbf'] > seconds) throw unauthorized('nbf not in past');
  }
}

/** `exp,{iss,"somebody"}` as a map from claim to the value it must have, if any. */
function requiredClaims(setting: string): Map<string, string | undefined> {
  const claims = new Map<string, string | undefined>();
  for (const [, plain, name, value] of setting.matchAll(/([a-z]+)(?![^{]*})|{([a-z]+)\s*,\s*"([^"]+)"}/g)) {
    claims.set((plain ?? name) as string, value);
  }
  return claims;
}

function rolesOf(payload: Claims, config: ServerConfig): string[] {
  const claim = config.get('jwt_auth', 'roles_claim_name') ?? '_couchdb.roles';
  const value = payload[claim] ?? [];
  const roles = typeof value === 'string' ? value.split(/\s*,\s*/).filter(Boolean) : value;
  if (!Array.isArray(roles) || roles.some((role) => typeof role !== 'string')) throw badRequest('Malformed token');
  return roles as string[];
}
