import fc from "fast-check";
import { expect, test } from "vitest";
import { HashTable } from "../../../src/search/snapshot/hash-table.ts";

test("a table of fingerprints gives each of its places once, the last added first, and no other", () => {
  fc.assert(
    fc.property(fc.array(fingerprints()), fc.array(fingerprints()), (all, others) => {
      const table = new HashTable(Float64Array.from(all));
      const left = new Map<number, number[]>();
      for (const [place, fingerprint] of all.entries()) {
        table.add(place);
        left.set(fingerprint, [...(left.get(fingerprint) ?? []), place]);
      }
      for (const fingerprint of [...others, ...all, ...others, Number.NaN]) {
        expect(table.take(fingerprint)).toBe(left.get(fingerprint)?.pop() ?? null);
      }
    }),
  );
});

/** Whole numbers of 52 bits, among them neighbours and equal ones. */
function fingerprints(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.nat(30),
    fc.maxSafeNat().map((number) => number % 2 ** 52),
  );
}
