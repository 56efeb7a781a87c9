import { Device, DeviceList } from '@coffee-catalog/shared/api/devices';
import * as z from 'zod/mini';
import type { ApiResult } from './api/api-result.ts';
import { askShop } from './api/ask-shop.ts';
import { shop } from './browser/shop.ts';

const pathOf = (deviceId: string) => `/api/devices/${encodeURIComponent(deviceId)}`;

/** The devices this user is signed in on, the last seen first. */
export async function listDevices(): Promise<ApiResult<Device[]>> {
  const answer = await askShop(shop.device, { method: 'GET', path: '/api/devices', answer: DeviceList });
  return answer.kind === 'done' ? { kind: 'done', value: answer.value.devices } : answer;
}

/** Gives a device another name (1 to 60 characters). */
export async function renameDevice(deviceId: string, name: string): Promise<ApiResult<Device>> {
  return askShop(shop.device, { method: 'PATCH', path: pathOf(deviceId), body: { name }, answer: Device });
}

/** Signs a device out, at once. What it has not sent yet stays on it. */
export async function revokeDevice(deviceId: string): Promise<ApiResult<unknown>> {
  return askShop(shop.device, { method: 'DELETE', path: pathOf(deviceId), answer: z.unknown() });
}
