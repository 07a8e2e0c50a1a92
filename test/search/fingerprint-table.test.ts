import fc from "fast-check";
import { expect, test } from "vitest";
import { FingerprintTable } from "../../src/search/fingerprint-table.ts";

test("a table of fingerprints finds each of them, refuses a second one, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(fingerprints(), { maxLength: 60 }), fingerprints(), (all, other) => {
      const table = new FingerprintTable(Float64Array.from(all));
      const known = new Map<number, number>();
      for (const [place, fingerprint] of all.entries()) {
        expect(table.add(place)).toBe(!known.has(fingerprint));
        if (!known.has(fingerprint)) known.set(fingerprint, place);
      }
      for (const fingerprint of [...all, other]) {
        expect(table.placeOf(fingerprint)).toBe(known.get(fingerprint) ?? null);
      }
      expect(table.placeOf(Number.NaN)).toBeNull();
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
