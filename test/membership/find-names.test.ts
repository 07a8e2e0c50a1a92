import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createNameFinder } from "../../src/membership/find-names.ts";

const find = createNameFinder([
  { thing: "GN", names: ["Guinea", "几内亚"] },
  { thing: "GQ", names: ["Equatorial Guinea", "赤道几内亚"] },
  { thing: "NE", names: ["Niger"] },
  { thing: "NG", names: ["Nigeria"] },
  { thing: "US", names: ["US", "U.S.", "United States"] },
  { thing: "CI", names: ["Côte d’Ivoire"] },
  { thing: "CN", names: ["中国", "China"] },
]);

describe("names in a text", () => {
  test.each([
    ["Is Guinea a member?", ["GN"]],
    ["Is Equatorial Guinea a member?", ["GQ"]],
    ["Equatorial Guinea and Guinea", ["GQ", "GN"]],
    ["赤道几内亚是成员吗", ["GQ"]],
    ["几内亚和赤道几内亚", ["GN", "GQ"]],
    ["Nigeria", ["NG"]],
    ["Nigerien", []],
    ["is CHINA in it", ["CN"]],
    ["chinaware", []],
    ["中国何时加入PCT", ["CN"]],
    ["China中国 China", ["CN"]],
    ["the U.S. joined", ["US"]],
    ["the US joined", ["US"]],
    ["tell us", []],
    ["united\n states", ["US"]],
    ["Cote d'Ivoire", ["CI"]],
    ["CÔTE D’IVOIRE", ["CI"]],
    ["", []],
  ])("%j", (text, codes) => {
    expect(find(text)).toEqual(codes);
  });

  test("nothing to find is never found", () => {
    expect(createNameFinder([])("China")).toEqual([]);
  });

  test("every name is found by itself, whatever signs it holds", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), (inside) => {
        const name = `Q${inside}Z`;
        expect(createNameFinder([{ thing: 1, names: [name] }])(`in ${name}, since`)).toEqual([1]);
      }),
    );
  });
});
