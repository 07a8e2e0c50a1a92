import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/dates/civil-date.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../../src/digest/preferences.ts";
import { readPreferences, TAGS_MAX } from "../../../src/digest/text/preferences-text.ts";
import { EVENT_KINDS } from "../../../src/event/event.ts";
import { MODAL_STATE_LETTERS_MAX } from "../../../src/slack/blocks/limits.ts";
import {
  packDraft,
  unpackDraft,
  type DigestDraft,
} from "../../../src/slack/views/digest-form-state.ts";
import { UserError } from "../../../src/user-error.ts";

const DRAFT: DigestDraft = {
  channelId: "C0IPNEWS001",
  to: "me",
  asksWhere: true,
  cadence: "both",
  weekday: 2,
  monthDay: 31,
  time: "08:30",
  zone: "Europe/Zurich",
  preferences: { ...DEFAULT_PREFERENCES, weekend: "before", language: "zh" },
  replaces: ["weekly", "daily"],
  isOpen: false,
};
const CARRIED = {
  ...DRAFT,
  preferences: { weekend: "before", language: "zh" },
};

/** What a form carried before states told their version. */
const UNVERSIONED = {
  channelId: "C0IPNEWS001",
  to: "me",
  cadence: "both",
  time: "08:30",
  zone: "Europe/Zurich",
  asksWhere: "true",
  weekday: "2",
  monthDay: "31",
  preferences: "weekend:before language:zh",
  replaces: "weekly,daily",
  isOpen: "false",
};

test("what the form carries is read as it was written", () => {
  expect(JSON.parse(packDraft(DRAFT))).toEqual({ version: 1, draft: CARRIED });
  expect(unpackDraft(packDraft(DRAFT))).toEqual(DRAFT);
});

test("a form from before states told their version is read", () => {
  expect(unpackDraft(JSON.stringify(UNVERSIONED))).toEqual(DRAFT);
  const plain = { ...UNVERSIONED, preferences: "", replaces: "" };
  const draft = { ...DRAFT, preferences: DEFAULT_PREFERENCES, replaces: [] };
  expect(unpackDraft(JSON.stringify(plain))).toEqual(draft);
});

test.each([
  "",
  "null",
  "{}",
  "C0IPNEWS001",
  packDraft(DRAFT).slice(0, -1),
  JSON.stringify({ version: 2, draft: CARRIED }),
  JSON.stringify({ version: 2, ...UNVERSIONED }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, moon: "full" } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, channelId: undefined } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, to: "all" } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, cadence: "hourly" } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, weekday: 8 } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, monthDay: 0 } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, isOpen: "false" } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, replaces: ["yearly"] } }),
  JSON.stringify({ version: 1, draft: { ...CARRIED, preferences: { moon: "full" } } }),
  JSON.stringify({ ...UNVERSIONED, preferences: "moon:full" }),
  JSON.stringify({ ...UNVERSIONED, weekday: "Monday" }),
  JSON.stringify({ ...UNVERSIONED, replaces: "yearly" }),
  JSON.stringify({ ...UNVERSIONED, isOpen: "maybe" }),
])("what is newer, broken or another's is not read: %s", (packed) => {
  expect(unpackDraft(packed)).toBeNull();
});

describe("what Slack lets a form carry", () => {
  const spans = Array.from({ length: 24 }, (_, index) => {
    const from = addDays("2027-01-01", index * 40);
    return `${from}..${addDays(from, 30)}`;
  });
  const tags = Array.from({ length: TAGS_MAX }, (_, index) => `${index}`.padEnd(40, "g"));
  /** As many as may be typed, or chosen. */
  const most: DigestPreferences = {
    ...preferencesOf(`off:mon,tue,wed,thu,fri,sun,${spans.join()} tags:${tags.join()}`),
    weekend: "before",
    leapDay: "skip",
    kinds: EVENT_KINDS,
    importance: 3,
    milestonesOnly: true,
    language: "both",
    emptyDays: "say-so",
  };
  const fullest: DigestDraft = {
    ...DRAFT,
    zone: "\u0001".repeat(800),
    asksWhere: false,
    cadence: "monthly",
    preferences: most,
    replaces: ["monthly", "weekly", "daily"],
  };

  test("holds the most that a digest can have, with anything typed as its zone", () => {
    const packed = packDraft(fullest);
    expect(packed.length).toBeLessThanOrEqual(MODAL_STATE_LETTERS_MAX);
    expect(unpackDraft(packed)?.preferences).toEqual(most);
  });

  test("is never exceeded: a person is told how to go on", () => {
    const more = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(40, "g"));
    const draft = { ...fullest, preferences: { ...most, tags: more } };
    expect(() => packDraft(draft)).toThrow(UserError);
    expect(() => packDraft(draft)).toThrow("more options than a form can hold");
  });
});

function preferencesOf(typed: string): DigestPreferences {
  const reading = readPreferences(typed, DEFAULT_PREFERENCES);
  if ("problem" in reading) throw new Error(reading.problem);
  return reading.preferences;
}
