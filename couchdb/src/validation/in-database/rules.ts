import type { Action, Principal } from '@coffee-catalog/shared/databases/permissions';

/** A document as the database hands it to a validation function. */
export type Document = {
  readonly _id: string;
  readonly _rev?: string;
  readonly _deleted?: boolean;
  readonly _revisions?: { readonly start: number; readonly ids: readonly string[] };
  readonly _attachments?: { readonly [name: string]: { readonly content_type?: string; readonly length?: number } };
  readonly [field: string]: unknown;
};

/** Who writes, into which database (https://docs.couchdb.org/en/stable/json-structure.html#user-context-object). */
export type UserContext = { readonly db: string; readonly name: string | null; readonly roles: readonly string[] };

/** What is wrong with a document and where; the database's answer is `<path>: <words>`. */
export type Problem = { readonly path: string; readonly words: string };

/** What must hold for a document of one kind beside its schema. */
export type KindRule = {
  readonly id: RegExp;
  /** The field that must name the user whose database it is. */
  readonly ownerField?: string;
  /** The field that must name who writes, unless that is the processor. */
  readonly writerField?: string;
  /** The id as made of the document's own fields. */
  readonly idIs?: string;
  /** Of a document that is there, these principals may change these fields and no others. */
  readonly changeable?: Readonly<Partial<Record<Principal, readonly string[]>>>;
  /** Only this principal writes it, whoever else may write in the collection. */
  readonly writtenBy?: Principal;
  /** It is an order in the book: its history goes along the life cycle, and its core does not change. */
  readonly lifeCycle?: boolean;
};

/** The one attachment that every document of a collection has. */
export type AttachmentRule = {
  readonly name: string;
  readonly types: readonly string[];
  readonly maxBytes: number;
};

/** What ajv reports of the first thing that is wrong. */
export type SchemaError = {
  readonly instancePath: string;
  readonly keyword: string;
  /** What the keyword says about it: texts, numbers, or `allowedValues`. */
  readonly params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
};

/** A schema, compiled by ajv. */
export type SchemaCheck = { (document: unknown): boolean; errors?: readonly SchemaError[] | null };

/** Everything one collection's validation function knows. */
export type Rules = {
  /** The prefix of the collection's databases, when each user has one. */
  readonly prefix: string | null;
  readonly grants: Readonly<Record<Principal, readonly Action[]>>;
  readonly lifeCycle: Readonly<Record<string, readonly string[]>>;
  readonly kinds: readonly (KindRule & { readonly check: SchemaCheck | null })[];
  readonly maxCharacters: number;
  readonly attachment: AttachmentRule | null;
  readonly sealed: boolean;
  readonly tombstoneMarks: readonly string[];
};
