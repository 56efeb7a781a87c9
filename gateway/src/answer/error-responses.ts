import { ApiError } from '@coffee-catalog/shared/api/api-error';

/** What every route may answer when something is not as asked. */
export const ERROR_RESPONSES = { '4xx': ApiError, '5xx': ApiError } as const;
