import { type Collection, PERMISSIONS } from '@coffee-catalog/shared/databases/permissions';
import { validationFunction } from './validation-function.ts';

/* Part of the build: compiles every validation function, so that no start has to. */
for (const collection of Object.keys(PERMISSIONS) as Collection[]) await validationFunction(collection);
