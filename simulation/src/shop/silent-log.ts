import { pino } from 'pino';

/** A log that nobody reads: what matters in a simulation is in its story. */
export const silentLog = pino({ level: 'silent' });
