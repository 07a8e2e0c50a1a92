import { describe, expect, test } from "vitest";
import { chooseMerge, MERGED_TOGETHER } from "../../../src/search/index/merge-policy.ts";
import { SEGMENT_PASSAGES_MAX } from "../../../src/search/segment/segment.ts";

const FLUSHED = 64;

function whole(...sizes: readonly number[]) {
  return sizes.map((size) => ({ size, all: size }));
}

function alike(count: number, size: number) {
  return whole(...Array.from({ length: count }, () => size));
}

describe("the next merge", () => {
  test("takes eight neighbours of about one size, and no fewer", () => {
    expect(chooseMerge(alike(MERGED_TOGETHER - 1, FLUSHED), FLUSHED)).toBeNull();
    expect(chooseMerge(alike(MERGED_TOGETHER + 2, FLUSHED), FLUSHED)).toEqual({
      start: 0,
      end: MERGED_TOGETHER,
    });
  });

  test("leaves a larger segment out until it has as many neighbours of its size", () => {
    const large = FLUSHED * MERGED_TOGETHER;
    const beside = [...whole(large), ...alike(MERGED_TOGETHER, FLUSHED)];
    expect(chooseMerge(beside, FLUSHED)).toEqual({ start: 1, end: 1 + MERGED_TOGETHER });
    expect(chooseMerge(alike(MERGED_TOGETHER, large), FLUSHED)).toEqual({
      start: 0,
      end: MERGED_TOGETHER,
    });
    expect(chooseMerge([...alike(7, FLUSHED), ...whole(SEGMENT_PASSAGES_MAX)], FLUSHED)).toBeNull();
  });

  test("never makes a segment larger than it may be", () => {
    const eighth = SEGMENT_PASSAGES_MAX / MERGED_TOGETHER;
    expect(chooseMerge(alike(MERGED_TOGETHER, eighth), FLUSHED)).not.toBeNull();
    expect(chooseMerge(alike(MERGED_TOGETHER, eighth + 1), FLUSHED)).toBeNull();
  });

  test("writes a segment anew once more than half of it is deleted", () => {
    const half = { size: 50, all: 100 };
    expect(chooseMerge([half], FLUSHED)).toBeNull();
    expect(chooseMerge([half, { size: 49, all: 100 }], FLUSHED)).toEqual({ start: 1, end: 2 });
    expect(chooseMerge([{ size: 0, all: 1 }], FLUSHED)).toEqual({ start: 0, end: 1 });
  });
});
