import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is read at the moment somebody asks. */
export type Readings = {
  readonly queueLength: () => number;
  readonly parked: () => number;
  readonly backlog: () => number;
  readonly oldestAgeSeconds: () => number;
};

/** The processor's figures in Prometheus' text format; each processor has its own registry. */
export type Metrics = {
  readonly registry: Registry;
  readonly outcomes: Counter<'status'>;
  readonly bookChanges: Counter;
  readonly restarts: Counter<'feed'>;
  readonly steps: Histogram<'step'>;
};

/** Sets up the figures of one processor. */
export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry();
  const registers = [registry];
  gauge(
    registers,
    'orders_queue_length',
    'Users whose placed orders wait for a look or are being looked at',
    readings.queueLength,
  );
  gauge(registers, 'orders_parked', 'Changes that our own failures keep from finishing', readings.parked);
  gauge(registers, 'orders_backlog', 'Placed orders seen and not settled', readings.backlog);
  gauge(
    registers,
    'orders_oldest_age_seconds',
    'Age of the oldest of them, by this process',
    readings.oldestAgeSeconds,
  );
  return {
    registry,
    outcomes: new Counter({
      name: 'orders_settled_total',
      help: 'Orders brought through, by status',
      labelNames: ['status'],
      registers,
    }),
    bookChanges: new Counter({
      name: 'orders_book_changes_total',
      help: 'Changes of the book that were published, or found published',
      registers,
    }),
    restarts: new Counter({
      name: 'orders_watch_restarts_total',
      help: 'Restarts of a feed, by feed',
      labelNames: ['feed'],
      registers,
    }),
    steps: new Histogram({
      name: 'orders_step_seconds',
      help: 'How long a step of the sequence took',
      labelNames: ['step'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
  };
}

function gauge(registers: Registry[], name: string, help: string, read: () => number): Gauge {
  return new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}
