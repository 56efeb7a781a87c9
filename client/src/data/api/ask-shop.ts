import { ApiError } from '@coffee-catalog/shared/api/api-error';
import * as z from 'zod/mini';
import type { Device } from '../device/device.ts';
import type { ApiResult, Problem } from './api-result.ts';

/** After how long an answer is given up. A picture on a slow line needs longer than a word. */
const LIMIT_MS = 30_000;

export type Question<S extends z.ZodMiniType> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Sent as JSON, or as it is if it is a Blob. */
  body?: unknown;
  answer: S;
};

const offline: Problem = {
  kind: 'problem',
  code: 'offline',
  message: 'The shop cannot be reached. Nothing was changed as far as we know; please try again.',
};

/** Asks the shop something that cannot wait for a sync: sessions and what the owner does. Never throws: a refusal and a silence are values. */
export async function askShop<S extends z.ZodMiniType>(
  device: Pick<Device, 'origin' | 'fetch' | 'after'>,
  { method, path, body, answer }: Question<S>,
): Promise<ApiResult<z.infer<S>>> {
  const limit = new AbortController();
  const cancel = device.after(LIMIT_MS, () => limit.abort());
  try {
    const response = await device.fetch(`${device.origin}${path}`, {
      method,
      credentials: 'include',
      // Asked now, answered now: also what the answer's date says.
      cache: 'no-store',
      signal: limit.signal,
      ...bodyOf(body),
    });
    const text = await response.text();
    return readAnswer(response.status, text, answer);
  } catch {
    return offline;
  } finally {
    cancel();
  }
}

function bodyOf(body: unknown): Pick<RequestInit, 'body' | 'headers'> {
  if (body === undefined) return {};
  if (body instanceof Blob) return { body, headers: { 'content-type': body.type } };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function readAnswer<S extends z.ZodMiniType>(status: number, text: string, answer: S): ApiResult<z.infer<S>> {
  const json = parseJson(text);
  if (status >= 200 && status < 300) {
    const parsed = z.safeParse(answer, json);
    if (parsed.success) return { kind: 'done', value: parsed.data };
    return {
      kind: 'problem',
      code: 'internal',
      message: 'The shop answered in a way this version of the app does not understand.',
    };
  }
  const problem = z.safeParse(ApiError, json);
  if (problem.success) return { kind: 'problem', ...withoutUndefined(problem.data.error) };
  // A proxy or a starting server answers in words of its own.
  return status >= 500
    ? { ...offline, code: 'unavailable' }
    : { kind: 'problem', code: 'internal', message: `The shop answered ${status}.` };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutUndefined({ code, field, message }: ApiError['error']): Omit<Problem, 'kind'> {
  return { code, message, ...(field === undefined ? {} : { field }) };
}
