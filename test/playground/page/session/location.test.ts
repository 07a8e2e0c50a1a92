import { expect, test } from "vitest";
import { readPlace, writePlace } from "../../../../src/playground/page/session/location.ts";

test("a place survives the address bar", () => {
  const place = { channel: "C1", thread: "1808874000.000100", viewer: "U1" };
  expect(writePlace(place)).toBe("#in=C1&as=U1&thread=1808874000.000100");
  expect(readPlace(writePlace(place))).toEqual(place);
  expect(readPlace("")).toEqual({ channel: null, thread: null, viewer: null });
});
