import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { ArticleAnswer } from "../../src/ask/answer.ts";
import { addDays, type CivilDate } from "../../src/dates/civil-date.ts";
import type { DigestEntry } from "../../src/digest/digest.ts";
import { describeYear } from "../../src/digest/year/year-wording.ts";
import { planYear } from "../../src/digest/year/plan-year.ts";
import { checkBlocks, checkView } from "../../src/playground/limits/block-limits.ts";
import {
  buildPrivateAnswer,
  buildSharedAnswer,
  buildThreadAnswer,
} from "../../src/slack/answer/answer-message.ts";
import { buildDigestMessage } from "../../src/slack/digest/digest-message.ts";
import { buildHomeView } from "../../src/slack/views/home-view.ts";
import {
  ALT_TEXT_LETTERS_MAX,
  FALLBACK_LETTERS_MAX,
  MESSAGE_LETTERS_MAX,
} from "../../src/slack/blocks/limits.ts";
import type { Message } from "../../src/slack/blocks/message.ts";
import { countLetters } from "../../src/slack/blocks/message-budget.ts";
import { buildTodayMessage } from "../../src/slack/digest/today-message.ts";
import {
  buildPictureMessage,
  buildSharedPictureMessage,
  buildYearMessage,
} from "../../src/slack/digest/year-message.ts";
import { articleOf, entryOf } from "./samples.ts";

// Whatever editors and people write, a message stays within Slack's limits and nothing in it is live markup.
// A failure ends the run, since making it smaller would take minutes; its seed repeats it.

/** The pieces that hurt: markup, entities, control characters, emoji names, joined emoji, Chinese, right-to-left. */
const PIECES = [
  "<!here>",
  "<@U0ROSADE001>",
  "<#C0GENERAL01|x>",
  "<https://evil.example|click>",
  "*b* _i_ ~s~ `c` ```p```",
  "&lt;&amp;",
  "&<>|",
  ":warning:",
  "\n\u0000\u202e",
  "知识产权，",
  "👩‍👩‍👧‍👦",
  "\ud800",
  " forum ",
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join("")),
  fc.tuple(fc.constantFrom(...PIECES), fc.nat(600)).map(([piece, times]) => piece.repeat(times)),
);
const anyUrl = fc.oneof(
  fc.constantFrom(null, "javascript:alert(1)", "https://x.org/a|b>c", "https://x.org/\n<!here>"),
  fc.nat(2_000).map((length) => `https://x.org/${"a".repeat(length)}`),
);
const anyArticle: fc.Arbitrary<Article> = fc
  .record({
    title: anyText,
    source: anyText,
    url: anyUrl,
    language: fc.constantFrom("en" as const, "zh" as const),
  })
  .map((fields) => articleOf({ id: "any", ...fields }));
const anyFragments = fc.array(fc.record({ text: anyText, matched: fc.boolean() }), {
  maxLength: 6,
});
const anySources = fc.array(
  fc.record({
    title: anyText,
    url: anyUrl.map((url) => url ?? ""),
    published: fc.constantFrom(null, "2014-11-06"),
    language: fc.constantFrom(null, "en" as const, "zh" as const),
  }),
  { maxLength: 5 },
);
const anyResult = fc.record({
  article: anyArticle,
  excerpts: fc.array(
    fc.record({
      ordinal: fc.nat(99),
      fragments: anyFragments,
      cutBefore: fc.boolean(),
      cutAfter: fc.boolean(),
      sources: anySources,
    }),
    { maxLength: 2 },
  ),
  passageCount: fc.nat(99),
  score: fc.double({ min: 0, max: 10, noNaN: true }),
});
const anyAnswer: fc.Arbitrary<ArticleAnswer> = fc.oneof(
  fc.record({
    kind: fc.constant("found" as const),
    facts: fc.array(
      fc.record({
        text: anyText,
        sources: fc.array(fc.record({ title: anyText, url: fc.option(anyText) }), { maxLength: 3 }),
        asOf: fc.constantFrom(null, "2026-11-22" as const),
      }),
      { maxLength: 3 },
    ),
    results: fc.array(anyResult, { minLength: 1, maxLength: 8 }),
    notices: fc.array(
      fc.record({ kind: fc.constant("corrected" as const), written: anyText, shown: anyText }),
      { maxLength: 5 },
    ),
  }),
  fc.record({
    kind: fc.constant("not-found" as const),
    missing: fc.array(anyText, { maxLength: 4 }),
    nearest: fc.array(anyArticle, { maxLength: 5 }),
    // A term has letters.
    didYouMean: fc.array(
      anyText.map((text) => `x${text}`),
      { maxLength: 5 },
    ),
  }),
);
function anyEntryOf(from: CivilDate, days: number): fc.Arbitrary<DigestEntry> {
  return fc
    .record({
      title: anyText,
      summary: anyText,
      theme: anyText,
      day: fc.nat(days - 1),
      milestone: fc.boolean(),
      articles: fc.array(anyArticle, { maxLength: 7 }),
    })
    .map(({ title, summary, theme, day, milestone, articles }) =>
      entryOf(
        {
          title,
          summary,
          milestone,
          sources: [{ title: theme, url: summary }],
          first: "2001-04-01",
          date: addDays(from, day),
          themes: new Map([[2027, { en: theme, zh: null }]]),
        },
        ...articles,
      ),
    );
}
const anyEntries = fc.array(anyEntryOf("2027-04-01", 30), { maxLength: 80 });

/** What is wrong with a message; empty when nothing is. */
function faultsOf({ text, blocks }: Message): unknown[] {
  return [
    ...checkBlocks(blocks, "message", "/blocks"),
    ...when(countLetters(blocks) > MESSAGE_LETTERS_MAX, "too many letters"),
    ...when(text.length === 0 || text.length >= FALLBACK_LETTERS_MAX, "fallback is too long"),
    ...when(/[<>]/.test(text), "fallback is live"),
    ...liveMarkupIn(blocks),
  ];
}

function liveMarkupIn(blocks: readonly object[]): string[] {
  const wire = JSON.stringify(blocks);
  const signs = ['"mrkdwn"', '"broadcast"', '"emoji":true'].filter((sign) => wire.includes(sign));
  const urls = [...wire.matchAll(/"url":"([^"]*)"/g)].map(([, url = ""]) => url);
  return [...signs, ...urls.filter((url) => !/^https?:\/\/[^<>|\s]*$/.test(url))];
}

function when(isSo: boolean, fault: string): string[] {
  return isSo ? [fault] : [];
}

describe("whatever is written", () => {
  test("an answer is safe: private, in a thread, shared", () => {
    fc.assert(
      fc.property(anyAnswer, anyText, fc.nat(9), (answer, question, offset) => {
        const asked = { question, answer, articleCount: 15 };
        const shared = buildSharedAnswer(asked, offset, "U0MEITAN001");
        for (const message of [
          buildPrivateAnswer(asked, offset),
          buildThreadAnswer(asked),
          shared,
        ]) {
          expect(faultsOf(message)).toEqual([]);
        }
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  test("a list of days and a digest are safe", () => {
    const range = { from: "2027-04-01", until: "2027-04-30" } as const;
    const schedule = {
      kind: "monthly",
      dayNumber: 1,
      time: "09:00",
      zone: "Asia/Shanghai",
    } as const;
    fc.assert(
      fc.property(anyEntries, anyEntries, (entries, ahead) => {
        expect(faultsOf(buildTodayMessage({ range, entries, ahead }, "2027-04-01"))).toEqual([]);
        const digest = {
          range,
          entries,
          ahead,
          schedule,
          kind: "monthly",
          alsoCovers: [],
          daysOffMove: null,
          language: "en",
        } as const;
        expect(
          faultsOf(
            buildDigestMessage({ ...digest, date: "2027-04-01" }, { blockId: "ip-digest key" }),
          ),
        ).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test("a year and its picture are safe", () => {
    const [from, until] = ["2026-11-22", "2027-11-21"] as const;
    const range = { from, until };
    const language = fc.constantFrom("en" as const, "zh" as const);
    const entries = fc.array(anyEntryOf(from, 364), { maxLength: 80 });
    fc.assert(
      fc.property(entries, language, (listed, told) => {
        const agenda = { range, entries: listed, ahead: [] };
        const year = { range, today: from, language: told };
        const altText = describeYear(planYear(agenda, from, told), ALT_TEXT_LETTERS_MAX);
        const picture = { fileId: "F0123456789", altText };
        const shared = buildSharedPictureMessage(picture, year, "U0MEITAN001");
        for (const message of [
          buildYearMessage(agenda, year),
          buildPictureMessage(picture),
          shared,
        ]) {
          expect(faultsOf(message)).toEqual([]);
        }
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  test("a home is safe", () => {
    const range = { from: "2027-04-01", until: "2027-04-01" } as const;
    fc.assert(
      fc.property(anyEntries, anyEntries, (entries, ahead) => {
        const view = buildHomeView({ range, entries, ahead }, "2027-04-01", []);
        expect(checkView({ ...view }, "home")).toEqual([]);
        expect(liveMarkupIn(view.blocks)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
