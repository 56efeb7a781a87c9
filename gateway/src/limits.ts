/** So many per so long, in seconds. */
export type Rate = { readonly max: number; readonly perSeconds: number };

/** What one address, one account or one request may cost this gateway. */
export type Limits = {
  /** Requests of one address, all together. */
  readonly requestsPerAddress: Rate;
  readonly signUpsPerAddress: Rate;
  readonly signInsPerAddress: Rate;
  /** Codes that one account opens to admit a device, and tries of codes from one address. */
  readonly pairingsPerAccount: Rate;
  readonly pairingClaimsPerAddress: Rate;
  /** Writes of the owner's area (items, pictures, accounts) by one account. */
  readonly changesPerAccount: Rate;
  /** Requests to the sync door by one account. */
  readonly syncRequestsPerAccount: Rate;
  /** Documents that one account writes through the sync door. */
  readonly documentsPerAccount: Rate;
  /** Bytes that one account sends to the sync door. */
  readonly syncBytesPerAccount: Rate;
  /** What a collection of one account may hold; one that holds more is only read, and nobody else notices. */
  readonly documentsPerDatabase: number;
  readonly bytesPerDatabase: number;
  /** Requests to the sync door that one account has under way at once, those that wait for changes included. */
  readonly syncRequestsAtOnce: number;
  /** Orders and questions about orders that one account writes. */
  readonly ordersPerAccount: Rate;
  /** Wrong passwords in a row after which a login waits, and the first wait, which doubles each time. */
  readonly wrongPasswords: {
    readonly free: number;
    readonly firstWaitSeconds: number;
    readonly longestWaitSeconds: number;
  };
  readonly doorbellsPerAccount: number;
  readonly doorbellsPerAddress: number;
  readonly doorbells: number;
  readonly longPollsPerAccount: number;
  readonly devicesPerAccount: number;
  /** Bytes of a request to the API, of a request to the sync door, of one document there, of a picture. */
  readonly apiBodyBytes: number;
  readonly syncBodyBytes: number;
  readonly documentBytes: number;
  readonly imageBytes: number;
  readonly connections: number;
};

/** Generous for people, for several devices behind one address and for tests; small enough that one visitor cannot tire the shop. */
export const DEFAULT_LIMITS: Limits = {
  requestsPerAddress: { max: 6_000, perSeconds: 60 },
  signUpsPerAddress: { max: 60, perSeconds: 600 },
  signInsPerAddress: { max: 120, perSeconds: 600 },
  pairingsPerAccount: { max: 20, perSeconds: 600 },
  pairingClaimsPerAddress: { max: 60, perSeconds: 600 },
  changesPerAccount: { max: 600, perSeconds: 60 },
  syncRequestsPerAccount: { max: 3_000, perSeconds: 60 },
  documentsPerAccount: { max: 20_000, perSeconds: 600 },
  syncBytesPerAccount: { max: 64 * 1024 * 1024, perSeconds: 600 },
  documentsPerDatabase: 50_000,
  bytesPerDatabase: 256 * 1024 * 1024,
  syncRequestsAtOnce: 32,
  ordersPerAccount: { max: 240, perSeconds: 600 },
  wrongPasswords: { free: 5, firstWaitSeconds: 5, longestWaitSeconds: 900 },
  doorbellsPerAccount: 20,
  doorbellsPerAddress: 100,
  doorbells: 5_000,
  longPollsPerAccount: 8,
  devicesPerAccount: 50,
  apiBodyBytes: 128 * 1024,
  syncBodyBytes: 8 * 1024 * 1024,
  documentBytes: 256 * 1024,
  imageBytes: 2 * 1024 * 1024,
  connections: 8_000,
};
