import type { ApiErrorCode } from '@coffee-catalog/shared/api/api-error';

/** Why a call to the shop was not done. `offline`: no answer, nothing is known about whether it arrived. */
export type Problem = { kind: 'problem'; code: ApiErrorCode | 'offline'; field?: string; message: string };

/** What came of a call to the shop. */
export type ApiResult<T> = { kind: 'done'; value: T } | Problem;
