import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { silentLog } from "../../src/log.ts";
import { startTicking, type Ticking } from "../../src/schedule/ticking.ts";

const clock = {
  listeners: new Set<() => void>(),
  now: () => Date.now(),
  onSet(listener: () => void) {
    clock.listeners.add(listener);
    return () => clock.listeners.delete(listener);
  },
};

let ticks: string[] = [];
let work: (signal: AbortSignal) => Promise<void> = async () => {};
let ticking: Ticking | null = null;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2027-04-26T08:58:30Z") });
  ticks = [];
  work = async () => {};
});
afterEach(async () => {
  await ticking?.stop();
  ticking = null;
  vi.useRealTimers();
});

function start(): Ticking {
  ticking = startTicking({ clock, tick: noteTick, log: silentLog });
  return ticking;
}

async function noteTick(signal: AbortSignal): Promise<void> {
  ticks.push(new Date().toISOString().slice(11, 19));
  await work(signal);
}

/** A promise, and how to fulfil it. */
function deferred(): { promise: Promise<void>; resolve: () => void } {
  const opened: { resolve: () => void } = { resolve: () => {} };
  const promise = new Promise<void>((resolve) => {
    opened.resolve = resolve;
  });
  return { promise, resolve: () => opened.resolve() };
}

describe("ticking", () => {
  test("at the start and at every full minute", async () => {
    start();
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(ticks).toEqual(["08:58:30", "08:59:00", "09:00:00", "09:01:00"]);
  });

  test("at once when started in the very second of a full minute", async () => {
    vi.setSystemTime(Date.parse("2027-04-26T09:00:00.400Z"));
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ticks).toEqual(["09:00:00"]);
  });

  test("also when the process was blocked over the full minute", async () => {
    start();
    await vi.advanceTimersByTimeAsync(28_000);
    // Two seconds and a half pass without a timer being served.
    vi.setSystemTime(Date.parse("2027-04-26T08:59:02.500Z"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ticks.slice(1)).toHaveLength(1);
  });

  test("also after a suspended machine wakes up", async () => {
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.setSystemTime(Date.parse("2027-04-29T10:00:20Z"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks.filter((time) => time >= "10:00:20").length).toBeGreaterThan(0);
  });

  test("when the clock is set by hand", async () => {
    start();
    await vi.advanceTimersByTimeAsync(5_000);
    for (const listener of clock.listeners) listener();
    await vi.advanceTimersByTimeAsync(0);
    expect(ticks).toEqual(["08:58:30", "08:58:35"]);
  });

  test("never two at once: what is asked for during a tick is one more after it", async () => {
    const first = deferred();
    work = () => first.promise;
    const started = start();
    await vi.advanceTimersByTimeAsync(1_000);
    const asked = Promise.all([started.tickNow(), started.tickNow(), started.tickNow()]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ticks).toEqual(["08:58:30"]);
    work = async () => {};
    first.resolve();
    await asked;
    expect(ticks).toEqual(["08:58:30", "09:00:31"]);
  });

  test("goes on after a tick that failed", async () => {
    work = () => Promise.reject(new Error("no disk"));
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks).toEqual(["08:58:30", "08:59:00"]);
  });

  test("stops after the tick under way, which is told, and never ticks again", async () => {
    const first = deferred();
    let told = false;
    work = async (signal) => {
      await first.promise;
      told = signal.aborted;
    };
    const started = start();
    await vi.advanceTimersByTimeAsync(1_000);
    let stopped = false;
    const stopping = (async () => {
      await started.stop();
      stopped = true;
    })();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    first.resolve();
    await stopping;
    expect(told).toBe(true);
    expect(clock.listeners.size).toBe(0);
    await started.tickNow();
    await vi.advanceTimersByTimeAsync(180_000);
    expect(ticks).toEqual(["08:58:30"]);
  });
});
