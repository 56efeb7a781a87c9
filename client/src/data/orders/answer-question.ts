import { Answer, answerId } from '@coffee-catalog/shared/orders/answer';
import * as z from 'zod/mini';
import type { LiveCollection } from '../local/live-collection.ts';
import type { PlacedDocument } from './placed-document.ts';
import { type Saying, writeRequest } from './write-request.ts';

/** What is said to which question about which order, line by line. */
export type Answering = Pick<Answer, 'orderId' | 'question' | 'lines'>;

/** Writes the answer to what the shop asked about an order, once for each question. What comes of it appears in the order itself. */
export async function answerQuestion(
  placed: LiveCollection<PlacedDocument>,
  { orderId, question, lines }: Answering,
  { userId, deviceId, now }: Saying,
): Promise<void> {
  const said = { _id: answerId(orderId, question), userId, deviceId, orderId, question, lines, answeredTime: now };
  await writeRequest(placed, z.parse(Answer, { ...said, type: 'answer', schemaVersion: 1 }));
}
