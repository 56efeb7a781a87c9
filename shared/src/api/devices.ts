import * as z from 'zod/mini';
import { Instant } from '../orders/placed-order.ts';

/** A device's id, as the gateway gives it at sign-in. It is not the device id of stamps and counts, which only the device knows. */
export const DeviceId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** The name a person gives a device. */
const DeviceName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

/** A device on which the user is signed in. Times are the server's clock; `lastSeenTime` is kept to about a day. `current`: the device that asks. */
export const Device = z.object({
  deviceId: DeviceId,
  name: z.string(),
  createdTime: Instant,
  lastSeenTime: Instant,
  current: z.boolean(),
});
export type Device = z.infer<typeof Device>;

/** `GET /api/devices`, the last seen first. */
export const DeviceList = z.object({ devices: z.array(Device) });

/** `PATCH /api/devices/:deviceId`. */
export const DeviceChange = z.strictObject({ name: DeviceName });
