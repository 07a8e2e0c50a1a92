import { expect, test } from "vitest";
import { createUnbrokenWatch } from "../../../src/digest/run/unbroken-watch.ts";

test("goes on over ticks that come late, and begins anew after a gap, a failure and a clock that was set back", () => {
  const vigil = createUnbrokenWatch();
  expect(vigil.tick(1_000_000)).toBe(1_000_000);
  expect(vigil.tick(1_060_000)).toBe(1_000_000);
  expect(vigil.tick(1_360_000)).toBe(1_000_000);
  expect(vigil.tick(1_660_001)).toBe(1_660_001);
  expect(vigil.tick(1_660_000)).toBe(1_660_000);
  vigil.breakOff();
  expect(vigil.tick(1_670_000)).toBe(1_670_000);
});
