import type { Device } from '../device/device.ts';

type Appointment = { at: number; task: () => void };

/** Time that passes only when a test says so: the clock and the timers of a device. */
export type VirtualTime = Pick<Device, 'now' | 'elapsed' | 'after'> & {
  /** Lets so many milliseconds pass; every task that falls due runs, and what it began may go on. */
  pass: (ms: number) => Promise<void>;
  /** Lets time pass up to the next appointment; returns by how many milliseconds. */
  passToNext: () => Promise<number>;
};

/** Time that begins at `start`, in milliseconds since 1970. */
export function virtualTime(start = Date.parse('2026-11-20T09:00:00.000Z')): VirtualTime {
  let elapsed = 0;
  const appointments = new Set<Appointment>();
  const next = () => [...appointments].sort((a, b) => a.at - b.at)[0];
  const keep = async (appointment: Appointment) => {
    appointments.delete(appointment);
    elapsed = Math.max(elapsed, appointment.at);
    appointment.task();
    await settle();
  };
  const time: VirtualTime = {
    now: () => start + elapsed,
    elapsed: () => elapsed,
    after(ms, task) {
      const appointment = { at: elapsed + ms, task };
      appointments.add(appointment);
      return () => appointments.delete(appointment);
    },
    async pass(ms) {
      const end = elapsed + ms;
      await settle();
      for (let due = next(); due !== undefined && due.at <= end; due = next()) await keep(due);
      elapsed = end;
    },
    async passToNext() {
      const before = elapsed;
      const due = next();
      if (due !== undefined) await keep(due);
      return elapsed - before;
    },
  };
  return time;
}

/** Lets what was begun go on to its end: answers and databases in memory, which take tasks but no time. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
