import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_FILTERS } from "../../../src/ask/question/parse-filters.ts";
import { parseQuestion, type Question } from "../../../src/ask/question/parse-question.ts";
import { addDays, createCivilDate, type CivilDate } from "../../../src/dates/civil-date.ts";
import { UserError } from "../../../src/user-error.ts";

describe("a question", () => {
  test.each<[string, Partial<Question>]>([
    ["who presided", { text: "who presided" }],
    ['the "design law" treaty', { text: "the design law treaty", phrases: ["design law"] }],
    ["“design law” treaty", { text: "design law treaty", phrases: ["design law"] }],
    ["「外观设计」条约", { text: "外观设计 条约", phrases: ["外观设计"] }],
    ["patents -fees", { text: "patents", without: ["fees"] }],
    ["patents \uFF0Dfees", { text: "patents", without: ["fees"] }],
    ["patents \u2212fees", { text: "patents", without: ["fees"] }],
    ["\u201Epunitive damages\u201C", { text: "\u201Epunitive damages \u201C" }],
    ['patents -"annual fees"', { text: "patents", without: ["annual fees"] }],
    ["high-level talks 2019 -2021", { text: "high-level talks 2019 -2021" }],
    ['open quote "here', { text: 'open quote " here' }],
    ['"" nothing', { text: " nothing" }],
    ["TRIPS:history", { text: "TRIPS:history" }],
    ["see https://example.org/a", { text: "see" }],
    ["PCT NOT Madrid", { text: "PCT", without: ["Madrid"] }],
    [
      'patents NOT "utility model" in China',
      { text: "patents in China", without: ["utility model"] },
    ],
    ["专利 NOT 商标", { text: "专利", without: ["商标"] }],
    ["patent OR trademark AND design", { text: "patent trademark design" }],
    ["patents NOT year", { text: "patents", without: ["year"] }],
    ["WHO MAY NOT FILE", { text: "WHO MAY NOT FILE" }],
    ["what is not patentable or novel", { text: "what is not patentable or novel" }],
    ["patents OR", { text: "patents OR" }],
    ["NOT", { text: "NOT" }],
    ["forum \u2014madrid", { text: "forum", without: ["madrid"] }],
    ["forum \u2013\u201Cannual fees\u201D", { text: "forum", without: ["annual fees"] }],
    ["the PCT \u2014 when was it signed", { text: "the PCT \u2014 when was it signed" }],
    ["the PCT\u2014when was it signed", { text: "the PCT\u2014when was it signed" }],
    ["at 10:30", { text: "at 10:30" }],
    ["主要有两大类：专利和商标", { text: "主要有两大类：专利和商标" }],
    [
      'what did the speaker of the second panel mean by "new quality" forces',
      { text: "what did the speaker of the second panel mean by new quality forces" },
    ],
    ["note: this", { text: "note: this" }],
  ])("%s", (typed, expected) => {
    expect(parseQuestion(typed)).toEqual({
      text: "",
      phrases: [],
      without: [],
      filters: NO_FILTERS,
      ...expected,
    });
  });

  test.each<[string, Partial<Question["filters"]>]>([
    ['source:WIPO source:"China IP News"', { sources: ["WIPO", "China IP News"] }],
    ["person:Gan tag:forum Tag:law", { people: ["Gan"], tags: ["forum", "law"] }],
    ["language:\u201Czh\u201D", { languages: ["zh"] }],
    ["lang:zh lang:English", { languages: ["zh", "en"] }],
    ["语言:中文 来源：国家知识产权局", { languages: ["zh"], sources: ["国家知识产权局"] }],
    ["year:\uFF12\uFF10\uFF12\uFF11", { from: "2021-01-01", until: "2021-12-31" }],
    ["after\uFF1A\uFF12\uFF10\uFF12\uFF11\uFF0D\uFF10\uFF12", { from: "2021-03-01" }],
    ["\u8A9E\u8A00\uFF1A\u4E2D\u6587", { languages: ["zh"] }],
    ["\u6A19\u7C64:treaty \u4F86\u6E90:WIPO", { tags: ["treaty"], sources: ["WIPO"] }],
    ["year:2021", { from: "2021-01-01", until: "2021-12-31" }],
    ["before:2021", { until: "2020-12-31" }],
    ["after:2021-02", { from: "2021-03-01" }],
    ["after:2021-04-23 before:2021-05-01", { from: "2021-04-24", until: "2021-04-30" }],
    ["year:2021 after:2021-06", { from: "2021-07-01", until: "2021-12-31" }],
    ["sort:date", { sort: "date" }],
  ])("is filtered by %s", (typed, expected) => {
    expect(parseQuestion(`${typed} forum`)).toEqual({
      text: "forum",
      phrases: [],
      without: [],
      filters: { ...NO_FILTERS, ...expected },
    });
  });

  test.each([
    [
      "autor:Gan forum",
      'I know no filter "autor:". You can use source:, person:, tag:, lang:, before:, after:, year: and sort:. To search for the word itself, leave a space after the colon.',
    ],
    ["lang:fr", 'I know no language "fr". Write lang:en or lang:zh.'],
    [
      "sort:size",
      'I can\'t sort by "size". Write sort:date for the newest first, or leave it out for the best first.',
    ],
    ["year:21", "I can't read year:21 as a date. Write year:2021."],
    ["year:2021-04", "I can't read year:2021-04 as a date. Write year:2021."],
    [
      "after:May",
      "I can't read after:May as a date. Write after:2021, after:2021-04 or after:2021-04-23.",
    ],
    [
      "before:2020-13-02",
      "I can't read before:2020-13-02: month 13 does not exist. Write YYYY-MM-DD.",
    ],
    ["before:2020-13", "I can't read before:2020-13: month 13 does not exist. Write YYYY-MM-DD."],
    [
      "after:2021 before:2020",
      "before:, after: and year: leave no day: it would be from 2022-01-01 until 2019-12-31.",
    ],
    [
      "forum -year:2021",
      'I can\'t leave out "year:2021": a minus goes before a word or a phrase, such as -fees or -"annual report".',
    ],
  ])("%s is refused in words", (typed, message) => {
    expect(() => parseQuestion(typed)).toThrow(new UserError(message));
  });

  test.each(["doi:10.1000/182", "isbn:978-3-16-148410-0", "rule:18", "case:C-5/11", "tax:18"])(
    "%s is text, because it is near to no filter",
    (typed) => {
      expect(parseQuestion(typed)).toMatchObject({ text: typed, phrases: [], without: [] });
    },
  );

  test.each(["sorce:WIPO", "yaer:2021", "tags:forum", "author:Gan"])(
    "%s is a slip of a filter, and refused",
    (typed) => {
      expect(() => parseQuestion(typed)).toThrow(UserError);
    },
  );

  test("of seven words beside a quotation has to have it word for word, of eleven no more", () => {
    for (const [count, phrases] of [
      [7, ["in force"]],
      [10, ["in force"]],
      [11, []],
    ] as const) {
      expect(parseQuestion(`${"word ".repeat(count)}"in force"`).phrases).toEqual(phrases);
    }
  });

  test("reads back what a question is written as", () => {
    fc.assert(
      fc.property(
        questions(),
        fc.constantFrom('""', "\u201C\u201D", "\u300C\u300D"),
        (question, marks) => {
          expect(parseQuestion(written(question, marks))).toEqual(question);
        },
      ),
    );
  });

  test("is read or refused in words, whatever it holds", () => {
    const part = fc.constantFrom('"', "-", ":", "year:", "source:", " ", "年份：", "「", "a", "🙂");
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: "binary" }))), (parts) => {
        const error = errorOf(() => parseQuestion(parts.join("")));
        expect(error === null || error instanceof UserError).toBe(true);
      }),
    );
  });

  test("of a hundred thousand characters is read in linear time", () => {
    const started = performance.now();
    parseQuestion('"-a:'.repeat(25_000));
    parseQuestion("a".repeat(100_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

function questions(): fc.Arbitrary<Question> {
  const word = fc.stringMatching(/^[a-z\u00E9\u4E00-\u4E20][a-z\u00E9\u4E00-\u4E200-9'.-]{0,7}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((each) => each.join(" "));
  return fc
    .record({
      phrases: fc.array(words, { maxLength: 2 }),
      plain: words,
      without: fc.array(words, { maxLength: 2 }),
      sources: fc.array(words, { maxLength: 2 }),
      people: fc.array(words, { maxLength: 2 }),
      tags: fc.array(word, { maxLength: 2 }),
      languages: fc.array(fc.constantFrom("en" as const, "zh" as const), { maxLength: 2 }),
      sort: fc.constantFrom("relevance" as const, "date" as const),
      days: fc
        .tuple(day(), day())
        .map(([one, other]) => (one <= other ? ([one, other] as const) : ([other, one] as const))),
      open: fc.constantFrom("both", "start", "end", "none"),
    })
    .map(({ phrases, plain, without, days: [first, last], open, ...filters }) => ({
      text: [plain, ...phrases].join(" "),
      phrases,
      without,
      filters: {
        ...filters,
        from: open === "start" || open === "both" ? null : first,
        until: open === "end" || open === "both" ? null : last,
      },
    }));
}

function day(): fc.Arbitrary<CivilDate> {
  return fc
    .record({
      year: fc.integer({ min: 1000, max: 9000 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ year, month, date }) => createCivilDate(year, month, date));
}

function written(
  { text, phrases, without, filters }: Question,
  [opening, closing]: string,
): string {
  const plain = text.slice(0, text.length - phrases.join(" ").length).trim();
  const quoted = (words: string): string => `${opening}${words}${closing}`;
  return [
    ...(filters.from === null ? [] : [`after:${addDays(filters.from, -1)}`]),
    plain,
    ...phrases.map(quoted),
    ...without.map((phrase) => `-${quoted(phrase)}`),
    ...filters.sources.map((value) => `source:${quoted(value)}`),
    ...(filters.until === null ? [] : [`before:${addDays(filters.until, 1)}`]),
    ...filters.people.map((value) => `person:${quoted(value)}`),
    ...filters.tags.map((value) => `tag:${value}`),
    ...filters.languages.map((value) => `lang:${value}`),
    ...(filters.sort === "date" ? ["sort:date"] : []),
  ].join(" ");
}

function errorOf(attempt: () => unknown): unknown {
  try {
    attempt();
    return null;
  } catch (error) {
    return error;
  }
}
