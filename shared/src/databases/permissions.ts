import type { ShopDatabase, UserCollection } from './databases.ts';

/**
 * Who asks. `self`: the user whose database it is (for the shop's databases: any signed-in shopper); `stranger`: another shopper;
 * `owner`: bluebottle; `gateway`: the gateway's own
 * principal, for accounts and sessions and for what it shows to everybody. Nobody but set-up is an administrator of a database.
 */
export const PRINCIPALS = ['anonymous', 'self', 'stranger', 'staff', 'owner', 'processor', 'gateway'] as const;
export type Principal = (typeof PRINCIPALS)[number];

/** What is asked. `create` writes a document that never was, `update` and `delete` one that is. */
export const ACTIONS = ['read', 'create', 'update', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

type Grants = Readonly<Record<Principal, readonly Action[]>>;
const none = [] as const;
const all = ACTIONS;
const onlyRead = ['read'] as const;

/**
 * The permission table of the shop, enforced by the database itself: security documents, validation functions and the gateway's allow-list
 * are derived from it, and so are the tests, one for each cell.
 */
export const PERMISSIONS = {
  catalog: {
    anonymous: none,
    self: onlyRead,
    stranger: onlyRead,
    staff: onlyRead,
    owner: all,
    processor: onlyRead,
    gateway: onlyRead,
  },
  images: {
    anonymous: none,
    self: none,
    stranger: none,
    staff: none,
    owner: ['read', 'create'],
    processor: none,
    gateway: onlyRead,
  },
  user: { anonymous: none, self: all, stranger: none, staff: none, owner: onlyRead, processor: none, gateway: none },
  draftOrders: { anonymous: none, self: all, stranger: none, staff: none, owner: none, processor: none, gateway: none },
  placedOrders: {
    anonymous: none,
    self: ['read', 'create'],
    stranger: none,
    staff: none,
    owner: onlyRead,
    processor: all,
    gateway: none,
  },
  processedOrders: {
    anonymous: none,
    self: onlyRead,
    stranger: none,
    staff: none,
    owner: onlyRead,
    processor: all,
    gateway: none,
  },
  orders: { anonymous: none, self: none, stranger: none, staff: none, owner: onlyRead, processor: all, gateway: none },
  stock: { anonymous: none, self: none, stranger: none, staff: none, owner: all, processor: all, gateway: none },
  kitchen: {
    anonymous: none,
    self: none,
    stranger: none,
    staff: ['read', 'create'],
    owner: onlyRead,
    processor: all,
    gateway: none,
  },
  // The owner asks for another try: that field alone, see the validation rules.
  parked: {
    anonymous: none,
    self: none,
    stranger: none,
    staff: none,
    owner: ['read', 'update'],
    processor: all,
    gateway: none,
  },
  // Who changed what in the owner's area: written once by the gateway, changed by nobody.
  audit: {
    anonymous: none,
    self: none,
    stranger: none,
    staff: none,
    owner: onlyRead,
    processor: none,
    gateway: ['read', 'create'],
  },
  accounts: { anonymous: none, self: none, stranger: none, staff: none, owner: none, processor: none, gateway: all },
  sessions: { anonymous: none, self: none, stranger: none, staff: none, owner: none, processor: none, gateway: all },
  // The gateway keeps where devices can be reached; the processor sends, and notes what it has told.
  push: { anonymous: none, self: none, stranger: none, staff: none, owner: none, processor: all, gateway: all },
} as const satisfies Record<ShopDatabase | UserCollection, Grants>;

export type Collection = keyof typeof PERMISSIONS;

/** Whether the table allows it. */
export function isAllowed(collection: Collection, principal: Principal, action: Action): boolean {
  const granted: readonly Action[] = PERMISSIONS[collection][principal];
  return granted.includes(action);
}
