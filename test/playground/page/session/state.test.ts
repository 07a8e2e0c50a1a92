import { expect, test } from "vitest";
import type { StreamEvent } from "../../../../src/playground/page/protocol.ts";
import { afterEvent, nowMs, withWorkspace } from "../../../../src/playground/page/session/state.ts";
import type { State } from "../../../../src/playground/page/session/state.ts";

const clock = { nowMs: 5_000, zone: "UTC", real: true };
const state: State = {
  workspace: {
    team: { id: "T", name: "T" },
    users: [],
    channels: [],
    commands: [],
    clock,
    appConnected: true,
  },
  place: { channel: "home", thread: null, viewer: "U1" },
  timelines: new Map(),
  home: null,
  modal: null,
  clock: { ...clock, readAtMs: 100 },
  leftMs: null,
  streaming: true,
  toasts: [],
};

test("the clock runs on from what the server told", () => {
  const later = afterEvent(state, { type: "clock", clock: { ...clock, nowMs: 9_000 } }, 1_000);
  expect(nowMs(later.clock, 1_250)).toBe(9_250);
});

function set(from: State, epochMs: number): State {
  return afterEvent(from, { type: "clock", clock: { ...clock, nowMs: epochMs } }, 100);
}

test("a clock that went back is remembered until it is where it was again", () => {
  const [may, april, march, june] = [8e9, 7e9, 6e9, 9e9];
  const forward = set(state, may);
  expect(forward.leftMs).toBeNull();
  const back = set(forward, march);
  expect(back.leftMs).toBe(may);
  expect(set(back, march).leftMs).toBe(may);
  expect(set(set(back, april), march).leftMs).toBe(may);
  expect(set(back, june).leftMs).toBeNull();
});

test("a workspace that says the same stays as it is, so that nothing is drawn again", () => {
  const later = { ...structuredClone(state.workspace), clock: { ...clock, nowMs: 9_000 } };
  const again = withWorkspace(state, later, 1_000);
  expect(again.workspace).toBe(state.workspace);
  expect(nowMs(again.clock, 1_250)).toBe(9_250);
  const fetched = { ...structuredClone(state.workspace), appConnected: false };
  const changed = withWorkspace(state, fetched, 1_000).workspace;
  expect(changed).toMatchObject({ appConnected: false });
  expect(changed.channels).toBe(state.workspace.channels);
});

test("two notices are two toasts, and one that is said again takes the place of the first", () => {
  const notice = { type: "notice", text: "/ip failed", level: "error" } as const;
  const other = { ...notice, text: "/ip-today failed" } as const;
  const both = afterEvent(afterEvent(state, notice, 0), other, 0);
  expect(both.toasts.map(({ id }) => id)).toEqual([1, 2]);
  expect(afterEvent(both, notice, 0).toasts.map(({ id }) => id)).toEqual([2, 3]);
});

test("an event that this page does not know changes nothing", () => {
  expect(afterEvent(state, { type: "reaction" } as unknown as StreamEvent, 0)).toBe(state);
});
