import { badRequest, queryParseError } from '../couch-error.ts';

/** The parameters of a request's URL. */
export class Query {
  private readonly parameters: URLSearchParams;

  constructor(search: string) {
    this.parameters = new URLSearchParams(search);
  }

  has(name: string): boolean {
    return this.parameters.has(name);
  }

  text(name: string): string | undefined {
    return this.parameters.get(name) ?? undefined;
  }

  /** `true` and `false`, nothing else. */
  flag(name: string): boolean {
    const value = this.text(name);
    if (value === undefined || value === 'false') return false;
    if (value === 'true') return true;
    throw queryParseError(`Invalid boolean parameter: "${value}"`);
  }

  /** A whole number ≥ 0. */
  count(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^-\d+$/.test(value)) throw queryParseError(`Invalid value for positive integer: "${value}"`);
    if (!/^\d{1,15}$/.test(value)) throw queryParseError(`Invalid value for integer: "${value}"`);
    return Number(value);
  }

  /** A JSON value. */
  json(name: string): unknown {
    const value = this.text(name);
    if (value === undefined) return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest('invalid UTF-8 JSON');
    }
  }

  /** The first of these names that is there: many parameters have two spellings. */
  firstOf(...names: string[]): string | undefined {
    return names.find((name) => this.has(name));
  }

  entries(): [string, string][] {
    return [...this.parameters.entries()];
  }
}
