import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushMessage, StoredSubscription } from '@coffee-catalog/shared/push/push-subscription';

/** A message as it came in: to which browser, what its browser reads, and who the sender says to be. */
export type Delivered = {
  readonly browser: string;
  readonly message: PushMessage;
  readonly headers: IncomingMessage['headers'];
  /** The claims of the sender's token, whose signature was checked against the key it names (RFC 8292). */
  readonly claims: { aud: string; sub: string; exp: number };
};

/** A browser that has subscribed: its keys never leave it. */
export type SubscribedBrowser = Pick<StoredSubscription, 'endpoint' | 'keys'>;

/** A push service as browsers have one, with the browsers it delivers to. */
export type PushService = {
  readonly origin: string;
  readonly delivered: Delivered[];
  /** How a browser's messages are answered: 201 unless said otherwise. */
  answer(browser: string, status: number): void;
  subscribe(browser: string): SubscribedBrowser;
  close(): Promise<void>;
};

type Keys = { ecdh: ReturnType<typeof createECDH>; auth: Buffer };

/** Opens a push service on this machine: real HTTP, and real decryption as a browser does it. */
export async function openPushService(): Promise<PushService> {
  const browsers = new Map<string, Keys>();
  const answers = new Map<string, number>();
  const delivered: Delivered[] = [];
  const server = createServer((request, response) => {
    void receive(request, browsers).then(
      (one) => {
        const status = answers.get(one.browser) ?? 201;
        if (status === 201) delivered.push(one);
        response.writeHead(status).end();
      },
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    delivered,
    answer: (browser, status) => void answers.set(browser, status),
    subscribe: (browser) => {
      const ecdh = createECDH('prime256v1');
      const p256dh = ecdh.generateKeys('base64url');
      const auth = randomBytes(16);
      browsers.set(browser, { ecdh, auth });
      return { endpoint: `${origin}/push/${browser}`, keys: { p256dh, auth: auth.toString('base64url') } };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function receive(request: IncomingMessage, browsers: ReadonlyMap<string, Keys>): Promise<Delivered> {
  const browser = request.url?.split('/').at(-1) ?? '';
  const keys = browsers.get(browser);
  if (keys === undefined || request.method !== 'POST') throw new Error('no such subscription');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const message = JSON.parse(decrypt(Buffer.concat(chunks), keys)) as PushMessage;
  return { browser, message, headers: request.headers, claims: claimsOf(request.headers.authorization ?? '') };
}

/** RFC 8188 (one record) with the keys of RFC 8291, 3.4. */
function decrypt(body: Buffer, { ecdh, auth }: Keys): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = derive(ecdh.computeSecret(sender), auth, info, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  // The last record ends with a 2 and padding.
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

function derive(key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, length));
}

/** `vapid t=<token>, k=<public key>`: the token's claims. Throws when its signature is not that key's. */
function claimsOf(authorization: string): Delivered['claims'] {
  const [, token = '', publicKey = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
    throw new Error('the token is not signed with this key');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Delivered['claims'];
}
