import fc from "fast-check";
import { expect, test } from "vitest";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import { createTimestamps } from "../../src/playground/workspace/timestamps.ts";

test("a clock that was set goes on from there, until it is given back the real time", () => {
  let real = 1000;
  const clock = createSettableClock(() => real);
  const heard: number[] = [];
  const stop = clock.onSet(() => heard.push(clock.now()));
  expect([clock.now(), clock.real]).toEqual([1000, true]);
  clock.set(5_000_000);
  real += 250;
  expect([clock.now(), clock.real]).toEqual([5_000_250, false]);
  clock.set(null);
  expect([clock.now(), clock.real]).toEqual([1250, true]);
  stop();
  clock.set(7);
  expect(heard).toEqual([5_000_000, 1250]);
});

test("timestamps always grow, as numbers and as text, and never leave the clock when it moves on", () => {
  const instants = fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(fc.array(instants, { minLength: 2 }), (nows) => {
      let now = 0;
      const clock = createSettableClock(() => now);
      const timestamps = createTimestamps(clock);
      const issued = nows.map((instant) => {
        now = instant;
        return timestamps.next();
      });
      expect(issued.toSorted()).toEqual(issued);
      expect(new Set(issued).size).toBe(issued.length);
      expect(issued.every((ts) => /^\d{10}\.\d{6}$/.test(ts))).toBe(true);
      const latest = Math.max(...nows) / 1000;
      expect(Math.abs(Number(issued.at(-1)) - latest)).toBeLessThan(0.01);
    }),
  );
});
