import type { BookLine, ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import { isTerminal } from '@coffee-catalog/shared/orders/life-cycle';
import type { PlacedLine, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import type { OrderEntry, Refusal } from '../ledger/ledger-entry.ts';
import type { KnownState, OrderLineView, OrderStep, OrderView, QuestionView } from './order-view.ts';

/** Everything this device knows of one order. `departed`: its last live content in placedOrders, once it has left there. */
export type KnownOrder = {
  orderId: string;
  placed: PlacedOrder | undefined;
  departed: PlacedOrder | undefined;
  processed: ProcessedOrder | undefined;
  entry: OrderEntry | undefined;
  refusal: Refusal | undefined;
  /** Whether a wish to withdraw it waits, and why the server does not take the wish. */
  cancelRequested: boolean;
  cancelRefusal: Refusal | undefined;
  /** Whether the open question was answered, and why the server does not take the answer. */
  answered: boolean;
  answerRefusal: Refusal | undefined;
  deviceId: string | undefined;
};

/** An order as a screen shows it, or undefined when nothing of its content is known. */
export function viewOrder(known: KnownOrder): OrderView | undefined {
  const { processed, entry, refusal } = known;
  const placed = known.placed ?? known.departed;
  const content = processed ?? placed;
  if (content === undefined) return undefined;
  const state = knownState(known);
  const unreceived = processed === undefined ? stageTold(entry) : undefined;
  const question = questionOf(known);
  const cancelRequested = known.cancelRequested && !(processed && isTerminal(processed.status));
  return {
    orderId: known.orderId,
    known: state,
    ...(placed === undefined ? {} : { placed }),
    ...(processed === undefined ? {} : { processed }),
    lines: content.lines.map(viewLine),
    total: totalOf(content, processed),
    charged: processed !== undefined && processed.status !== 'needs-answer',
    customerName: content.customerName,
    ...(content.note === undefined ? {} : { note: content.note }),
    ...(processed?.orderNumber === undefined ? {} : { orderNumber: processed.orderNumber }),
    placedTime: content.placedTime ?? processed?.claimedTime ?? '',
    ...(processed?.receivedTime === undefined ? {} : { receivedTime: processed.receivedTime }),
    ...(processed?.reason ? { reason: processed.reason } : {}),
    ...(state === 'held' && refusal ? { held: { reason: refusal.reason } } : {}),
    differences: processed?.differences ?? [],
    steps: stepsOf(known),
    cancelRequested,
    ...(cancelRequested && known.cancelRefusal ? { cancelHeld: { reason: known.cancelRefusal.reason } } : {}),
    ...(question === undefined ? {} : { question }),
    ...(unreceived === undefined ? {} : { unreceived }),
  };
}

function knownState({ placed, processed, entry, refusal }: KnownOrder): KnownState {
  if (processed !== undefined) return processed.status;
  // A tombstone never hides a seen order: it has left for a home that has not arrived yet.
  if (placed === undefined) return 'moving';
  if (refusal !== undefined) return 'held';
  return entry?.atServer === undefined ? 'on-device' : 'at-shop';
}

function questionOf({ processed, answered, answerRefusal }: KnownOrder): QuestionView | undefined {
  if (processed?.status !== 'needs-answer' || processed.question === undefined) return undefined;
  return { ...processed.question, answered, ...(answerRefusal && { held: { reason: answerRefusal.reason } }) };
}

function stageTold(entry: OrderEntry | undefined): 'not-sent' | 'not-received' | undefined {
  const stage = entry?.atServer === undefined ? 'not-sent' : 'not-received';
  return entry?.told[stage] === undefined ? undefined : stage;
}

function viewLine(line: PlacedLine | BookLine): OrderLineView {
  return line;
}

function totalOf(content: PlacedOrder | ProcessedOrder, processed: ProcessedOrder | undefined): OrderView['total'] {
  if (processed !== undefined) return { amount: processed.total, currency: processed.currency };
  const quote = content.quote;
  return { amount: quote?.total ?? 0, currency: quote?.currency ?? 'EUR' };
}

/** The steps so far and those to come, each with whose clock tells its time. */
function stepsOf({ placed, departed, processed, entry, deviceId }: KnownOrder): OrderStep[] {
  const content = processed ?? placed ?? departed;
  const clock = content?.deviceId === deviceId ? 'this device' : 'another device';
  const atShop = entry?.atServer !== undefined || processed !== undefined || placed === undefined;
  const steps: OrderStep[] = [
    { key: 'on-device', ...timeOf(content?.placedTime), clock, done: true },
    { key: 'at-shop', ...timeOf(entry?.atServer?.time), clock: 'this device', done: atShop },
  ];
  for (const { status, time } of processed?.history ?? []) steps.push({ key: status, time, clock: 'shop', done: true });
  return [...steps, ...comingSteps(processed)];
}

const HAPPY_PATH = ['received', 'preparing', 'ready', 'served'] as const;

/** What a shopper may look forward to; nothing once the story is at its end. */
function comingSteps(processed: ProcessedOrder | undefined): OrderStep[] {
  const status = processed?.status;
  if (status !== undefined && (isTerminal(status) || status === 'dispatched')) return [];
  const reached = HAPPY_PATH.findIndex((step) => step === status);
  return HAPPY_PATH.slice(reached + 1).map((key) => ({ key, clock: 'shop', done: false }));
}

function timeOf(time: string | null | undefined): { time?: string } {
  return time ? { time } : {};
}
