import { SeededRandom } from '../random/seeded-random.ts';
import { type Act, type ActKind, PHONE_ACTS, type PhonePlan, type Plan, type ProcessorPlan } from './plan.ts';

const DAY_MS = 86_400_000;

/** How often each act is drawn, relative to the others. */
const WEIGHTS: Readonly<Record<ActKind, number>> = {
  add: 30,
  'change-count': 10,
  'remove-line': 4,
  note: 3,
  consent: 5,
  'new-draft': 3,
  discard: 3,
  place: 24,
  'place-everywhere': 6,
  'edit-everywhere': 5,
  rush: 6,
  cancel: 5,
  answer: 8,
  favourite: 2,
  look: 3,
  offline: 7,
  'bad-network': 6,
  'crash-soon': 8,
  kill: 2,
  'power-loss': 4,
  evict: 1,
  'clock-jump': 2,
  'open-tab': 4,
  'close-tab': 2,
  'switch-user': 2,
  price: 8,
  availability: 2,
  'count-stock': 3,
  'processor-crash-soon': 9,
  'processor-stop': 3,
  'all-processors-stop': 4,
  'processor-cut-off': 3,
  'processor-bad-network': 4,
  'gateway-restart': 2,
  'gateway-bad-network': 3,
  'refuse-writes': 4,
  'rewind-feeds': 4,
};

/** How long what lasts may last, in milliseconds. */
const LONGEST_MS = 15_000;

/** Draws what happens in the run of a seed. */
export function drawPlan(seed: number): Plan {
  const random = new SeededRandom(`plan ${seed}`);
  const phones = drawPhones(random);
  const processors = drawProcessors(random);
  const length = random.integer(10_000, 50_000);
  const count = random.integer(8, 30);
  // In some worlds nothing ever goes wrong with the network, or with the phones, so that what remains is seen by itself.
  const weights = calm(random);
  const acts = Array.from({ length: count }, () => drawAct(random, length, weights));
  return { seed: String(seed), phones, processors, acts: acts.sort((a, b) => a.at - b.at) };
}

function drawPhones(random: SeededRandom): PhonePlan[] {
  const count = Number(random.weighted({ 1: 3, 2: 6, 3: 2 }));
  return Array.from({ length: count }, (_, at) => ({
    account: at === 0 ? 0 : random.chance(0.7) ? 0 : 1,
    signsInAt: random.chance(0.7) ? 200 : random.integer(200, 8_000),
    clockError: random.chance(0.7) ? random.integer(-3_000, 3_000) : random.integer(-2 * DAY_MS, 2 * DAY_MS),
  }));
}

function drawProcessors(random: SeededRandom): ProcessorPlan[] {
  const count = Number(random.weighted({ 1: 5, 2: 4, 3: 2 }));
  const shards = random.chance(0.3) ? Math.min(count, 2) : 1;
  return Array.from({ length: count }, (_, at) => ({
    shard: { index: at % shards, of: shards },
    clockError: random.integer(-500, 500),
  }));
}

function calm(random: SeededRandom): Record<ActKind, number> {
  const weights: Record<ActKind, number> = { ...WEIGHTS };
  const quiet = random.weighted({ nothing: 6, phones: 2, shop: 2 });
  for (const kind of Object.keys(weights) as ActKind[]) {
    const ofPhones = (PHONE_ACTS as readonly string[]).includes(kind) && kind !== 'open-tab';
    const ofShop = /^(processor|all-processors|gateway|refuse|rewind)/.test(kind);
    if ((quiet === 'phones' && ofPhones) || (quiet === 'shop' && ofShop)) weights[kind] = 0;
  }
  return weights;
}

function drawAct(random: SeededRandom, length: number, weights: Record<ActKind, number>): Act {
  return {
    at: random.integer(1_500, length),
    kind: random.weighted(weights),
    who: random.integer(0, 5),
    lasts: Math.round(LONGEST_MS ** random.next()) + 200,
    draw: random.integer(0, 2 ** 31),
  };
}
