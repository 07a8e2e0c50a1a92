import { expect, test } from "vitest";
import { createFeedPage } from "../../src/calendar/feed-page.ts";
import { createAgendas, type Agendas } from "../../src/digest/compose/agenda.ts";
import type { FeedService } from "../../src/digest/feed/feed.ts";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import type { CatalogueEvent } from "../../src/event/event.ts";
import { silentLog } from "../../src/log.ts";
import type { WebAnswer } from "../../src/web.ts";
import { dateOf, sampleEvent } from "../event/sample-events.ts";

// What test/end-to-end/feed.test.ts cannot bring about from outside.

const PATH = `/calendar/${"a".repeat(40)}.ics`;

const LAW = sampleEvent({ id: "law", dates: [dateOf("1984-03-12")] });

/** A page whose clock, catalogue and store can be changed. */
function openPage() {
  const state = {
    nowMs: Date.parse("2026-11-22T13:00Z"),
    catalogue: [LAW] as readonly CatalogueEvent[],
    wishes: DEFAULT_PREFERENCES,
    broken: false,
    composed: 0,
  };
  const feeds: Pick<FeedService, "wishesBehind"> = {
    async wishesBehind() {
      if (state.broken) throw new Error("disk I/O error");
      return state.wishes;
    },
  };
  const agendas: Agendas = {
    of(range, wishes) {
      state.composed++;
      return createAgendas(state.catalogue, []).of(range, wishes);
    },
    occurrences: () => [],
    tags: [],
  };
  const serve = createFeedPage({
    feeds,
    agendas,
    content: () => state.catalogue,
    clock: { now: () => state.nowMs, onSet: () => () => {} },
    log: silentLog,
    publicUrl: "https://almanac.example.org",
  });
  const ask = async (): Promise<WebAnswer> => {
    const answer = await serve({ method: "GET", path: PATH, ifNoneMatch: null });
    if (answer === null) throw new Error("not served");
    return answer;
  };
  return { state, ask };
}

test("a calendar is made once for all that ask, and again on another day, for other wishes and after an edit", async () => {
  const { state, ask } = openPage();
  const first = await ask();
  for (let asked = 0; asked < 20; asked++) expect(await ask()).toEqual(first);
  expect(state.composed).toBe(1);
  state.wishes = { ...DEFAULT_PREFERENCES, language: "both" };
  await ask();
  expect(state.composed).toBe(2);
  state.wishes = DEFAULT_PREFERENCES;
  state.catalogue = [LAW, { ...LAW, id: "court" }];
  const edited = await ask();
  expect(edited.headers["etag"]).not.toBe(first.headers["etag"]);
  expect(edited.body).toContain("UID:court@ip-almanac");
  state.nowMs += 86_400_000;
  expect((await ask()).headers["etag"]).not.toBe(edited.headers["etag"]);
  expect(state.composed).toBe(4);
});

test("a day stays in the calendar until it is over in the last zone", async () => {
  const { state, ask } = openPage();
  state.catalogue = [
    sampleEvent({
      recurrence: { rule: "observance", month: 11, day: 22, since: 2001, lastsDays: 1 },
    }),
  ];
  for (const [moment, start] of [
    ["2026-11-23T11:59Z", "DTSTART;VALUE=DATE:20261122"],
    ["2026-11-23T12:00Z", "DTSTART;VALUE=DATE:20271122"],
  ] as const) {
    state.nowMs = Date.parse(moment);
    expect((await ask()).body).toContain(start);
  }
});

test("whoever asks too often waits, and may ask again after a rest", async () => {
  const { state, ask } = openPage();
  for (let asked = 0; asked < 100; asked++) expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "60"]);
  state.nowMs -= 3_600_000;
  expect((await ask()).status).toBe(429);
  state.nowMs += 1_000;
  for (let asked = 0; asked < 20; asked++) expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(429);
});

test("a store that is out of order is a 503 to be tried again, without a word of the cause", async () => {
  const { state, ask } = openPage();
  state.broken = true;
  const answer = await ask();
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "60"]);
  expect(answer.body).toBe("The calendar is out of order. Please try again later.\n");
});
