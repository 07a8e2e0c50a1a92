import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, Excerpt } from "../../src/ask/answer.ts";
import { EXCERPT_LENGTH_MAX } from "../../src/ask/passage/analyse-passage.ts";
import { articleOf, askingOf, CNIPA, MOST, paragraphs } from "./library.ts";

const forum = articleOf({
  id: "forum-2021",
  title: "High-level forum on the protection of inventions",
});
const harbour = articleOf({
  id: "harbour",
  title: "The harbour authority",
  published: "2019-02-01",
});
const bureau = articleOf({
  id: "bureau",
  title: "专利审查",
  language: "zh",
  source: "国家知识产权局",
});
const passages = [
  ...paragraphs(
    forum,
    "Gan Shaoning presided over the forum in Beijing on 23 April 2021. The guests spoke about fees.",
    "CNIPA reported that 530,000 invention patents were granted in 2020.",
    "The MOST sent two researchers.",
  ),
  ...paragraphs(
    harbour,
    "Ferries leave the harbour every hour. Most of them carry lorries, and they are late in winter.",
    "The authority publishes its annual report in spring.",
  ),
  ...paragraphs(bureau, "國家知識產權局每年發布年度報告。報告說明發明專利的審查周期。"),
];
const asking = askingOf(passages, [CNIPA, MOST]);

describe("an answer", () => {
  test("names the article and marks the words that matched, inflected ones too", () => {
    const answer = asking.ask("who presides over the forum in April?");
    expect(foundIds(answer)).toEqual(["forum-2021"]);
    expect(marked(answer)).toBe(
      "Gan Shaoning [presided] over the [forum] in Beijing on 23 [April] 2021. The guests spoke about fees.",
    );
  });

  test.each([
    ["what happened on 2021-04-23", "[23 April 2021]"],
    ["2021年4月23日", "[23 April 2021]"],
    ["二〇二一年四月", "[23 April 2021]"],
    ["4月23日", "[23 April 2021]"],
    ["April 23rd, 2021", "[23 April 2021]"],
  ])("finds a date in whatever form it is asked for, and marks all of it: %s", (typed, date) => {
    const answer = asking.ask(typed);
    expect(foundIds(answer)).toEqual(["forum-2021"]);
    expect(marked(answer)).toContain(date);
  });

  test("finds a year in Chinese numerals in digits, and the other way round", () => {
    const zh = paragraphs(articleOf({ id: "zh" }), "论坛二〇一九年在港口举行。");
    const years = askingOf([...zh, ...passages]);
    expect(foundIds(years.ask("论坛 2019"))[0]).toBe("zh");
    expect(marked(years.ask("论坛2019"))).toContain("[论坛二〇一九年]");
    expect(foundIds(asking.ask("forum 二〇二一年"))[0]).toBe("forum-2021");
  });

  test.each([
    ["21 April 2026", "[20 to 26 April 2026]"],
    ["2026年4月26日", "[20 to 26 April 2026]"],
    ["12 May 2026", "[5月12日至15日]"],
    ["15 May 2026", "[5月12日至15日]"],
  ])("finds a day in the range of days that an article gives: %s", (typed, range) => {
    const week = articleOf({ id: "week" });
    const weeks = askingOf([
      ...paragraphs(
        week,
        "Shops taught from 20 to 26 April 2026.",
        "展览会2026年5月12日至15日举行。",
      ),
      ...passages,
    ]);
    const answer = weeks.ask(typed);
    expect(foundIds(answer)[0]).toBe("week");
    expect(marked(answer)).toContain(range.replace("[5", "[2026年5"));
  });

  test("is none about another day than the one that is named", () => {
    expect(asking.ask("forum 24 April 2021")).toMatchObject({
      kind: "not-found",
      missing: ["24 April 2021"],
    });
  });

  test("groups the passages of an article into one result", () => {
    const [result] = foundResults(asking.ask("harbour authority"));
    expect(result?.passageCount).toBe(2);
    expect(result?.excerpts.map(({ ordinal }) => ordinal).toSorted()).toEqual([1, 2]);
  });

  test("finds a Chinese passage in traditional characters by a simplified question", () => {
    const answer = asking.ask("发明专利的审查周期");
    expect(foundIds(answer)[0]).toBe("bureau");
    expect(marked(answer)).toBe("國家知識產權局每年發布年度報告。報告說明[發明專利]的[審查周期]。");
  });

  test("finds passages of both languages through the glossary", () => {
    expect(foundIds(asking.ask("国家知识产权局"))).toEqual(
      expect.arrayContaining(["forum-2021", "bureau"]),
    );
    expect(foundIds(asking.ask("cnipa"))).toEqual(expect.arrayContaining(["forum-2021", "bureau"]));
  });

  test("says what a former name is called today", () => {
    expect(notices(asking.ask("SIPO patents granted"))).toEqual([
      { kind: "former-name", former: "SIPO", today: "CNIPA", until: "2018" },
    ]);
    expect(notices(asking.ask("State Intellectual Property Office"))).toEqual([
      {
        kind: "former-name",
        former: "State Intellectual Property Office",
        today: "China National Intellectual Property Administration",
        until: "2018",
      },
    ]);
  });

  test("tells an abbreviation from the common word that it spells", () => {
    expect(foundIds(asking.ask("MOST researchers"))).toEqual(["forum-2021"]);
    expect(foundIds(asking.ask("科技部"))).toEqual(["forum-2021"]);
    expect(foundIds(asking.ask("Most lorries"))).toEqual(["harbour"]);
  });

  test.each(["the", "What is it?", "什么是", "who", "???"])(
    "is none to a question about nothing: %s",
    (typed) => {
      expect(asking.ask(typed)).toEqual({
        kind: "not-found",
        missing: [],
        nearest: [],
        didYouMean: [],
      });
    },
  );

  test("is found for common words in quotation marks", () => {
    expect(foundIds(asking.ask('"Most of them"'))).toEqual(["harbour"]);
  });

  test("searches the known word for a mistyped one, and says so", () => {
    const answer = asking.ask("ferries in the harbuor");
    expect(foundIds(answer)).toEqual(["harbour"]);
    expect(notices(answer)).toEqual([{ kind: "corrected", written: "harbuor", shown: "harbour" }]);
  });

  test("names the known word without its possessive", () => {
    const coast = paragraphs(articleOf({ id: "coast" }), "The lighthouse’s wall is old.");
    expect(notices(askingOf([...coast, ...passages]).ask("wall of the lighthuose"))).toEqual([
      { kind: "corrected", written: "lighthuose", shown: "lighthouse" },
    ]);
  });

  test("takes no abbreviation for a word that slipped, but one that slipped itself", () => {
    const council = paragraphs(articleOf({ id: "council" }), "CCPIT met in the harbour town.");
    const library = askingOf([...council, ...passages]);
    expect(notices(library.ask("capital of the harbour town"))).toEqual([]);
    expect(notices(library.ask("ccpitt in the harbour town"))).toEqual([
      { kind: "corrected", written: "ccpitt", shown: "CCPIT" },
    ]);
  });

  test("parts a word that articles write in two, and says so", () => {
    const shen = paragraphs(articleOf({ id: "shen" }), "Shen Changyu spoke of counter-measures.");
    const library = askingOf([...shen, ...passages]);
    const answer = library.ask("what shenchangyu said");
    expect(foundIds(answer)).toEqual(["shen"]);
    expect(notices(answer)).toEqual([
      { kind: "corrected", written: "shenchangyu", shown: "Shen Changyu" },
    ]);
    expect(marked(answer)).toBe("[Shen] [Changyu] spoke of counter-measures.");
    expect(notices(library.ask("countermeasures of Shen Changyu"))).toEqual([
      { kind: "corrected", written: "countermeasures", shown: "counter-measures" },
    ]);
    expect(notices(library.ask("spokechangyu"))).toEqual([]);
  });

  test("joins a name that was written in two words, and says so", () => {
    const shen = articleOf({ id: "shen", title: "Shen Changyu on protection" });
    const talks = askingOf([...paragraphs(shen, "Shen Changyu spoke of change."), ...passages]);
    const answer = talks.ask("Shen Chang Yu");
    expect(foundIds(answer)).toEqual(["shen"]);
    expect(notices(answer)).toEqual([{ kind: "corrected", written: "Chang Yu", shown: "Changyu" }]);
    expect(marked(answer)).toBe("[Shen] [Changyu] spoke of change.");
  });

  test("joins a name also where both of its parts are known words, unless articles write it in two", () => {
    const shen = articleOf({ id: "shen", title: "Shen Changyu on protection" });
    const told = paragraphs(shen, "Shen Changyu spoke. Times change, he said.");
    const yu = paragraphs(articleOf({ id: "yu" }), "Yu Cike spoke of a fair.");
    const answer = askingOf([...told, ...yu, ...passages]).ask("Shen Chang Yu");
    expect(notices(answer)).toEqual([{ kind: "corrected", written: "Chang Yu", shown: "Changyu" }]);
    expect(marked(answer)).toBe("[Shen] [Changyu] spoke. Times change, he said.");
    const chang = paragraphs(articleOf({ id: "chang" }), "Chang Yu is another person.");
    expect(notices(askingOf([...told, ...yu, ...chang]).ask("Shen Chang Yu"))).toEqual([]);
    expect(notices(askingOf([...told, ...yu, ...passages]).ask("Shen chang yu"))).toEqual([]);
  });

  test("finds in one word what was asked for in two", () => {
    const marks = articleOf({ id: "marks", title: "Trademark law" });
    const trade = articleOf({ id: "trade", title: "Trade", published: "2022-01-01" });
    const both = askingOf([
      ...paragraphs(marks, "The trademark law protects signs."),
      ...paragraphs(trade, "Trade grew. The mark was lost."),
    ]);
    expect(foundIds(both.ask("trade mark law"))[0]).toBe("marks");
  });

  test("prefers the newer of two equal articles", () => {
    const text = "The treaty has ninety members.";
    const [old, recent] = [
      articleOf({ id: "old", title: "Treaty", published: "2001-01-01" }),
      articleOf({ id: "recent", title: "Treaty", published: "2024-01-01" }),
    ];
    const both = askingOf([...paragraphs(old, text), ...paragraphs(recent, text)]);
    expect(foundIds(both.ask("members of the treaty"))).toEqual(["recent", "old"]);
  });

  test("prefers the office's own article where two are equal", () => {
    const text = "The treaty has ninety members.";
    const press = articleOf({ id: "press", title: "Treaty", source: "Morning Post" });
    const office = articleOf({ id: "office", title: "Treaty", source: "WIPO" });
    const both = askingOf([...paragraphs(press, text), ...paragraphs(office, text)]);
    expect(foundIds(both.ask("members of the treaty"))).toEqual(["office", "press"]);
  });
});

describe("no answer", () => {
  test("is said when the articles share one word with the question by chance", () => {
    const answer = asking.ask("volcano eruptions in Iceland before April");
    const missing = ["Iceland"];
    expect(answer).toEqual({ kind: "not-found", missing, nearest: [forum], didYouMean: [] });
  });

  test("is said when a single word of two is there, and that in another form, however rare", () => {
    const contract = paragraphs(
      articleOf({ id: "contract" }),
      "It was renewed in spring, as agreed.",
    );
    const mark = paragraphs(articleOf({ id: "mark" }), "The trademark is green.");
    const library = askingOf([...contract, ...mark, ...passages]);
    expect(library.ask("trademark renewal").kind).toBe("not-found");
    expect(foundIds(library.ask("renewal in spring"))[0]).toBe("contract");
    expect(foundIds(library.ask("renewal"))).toEqual(["contract"]);
  });

  test("does not ask whether what was written was meant", () => {
    for (const question of [
      "volcano insurance premiums at CNIPA",
      "cnipa volcano insurance premiums",
    ]) {
      expect(asking.ask(question)).toMatchObject({ kind: "not-found", didYouMean: [] });
    }
  });

  test("comes with the glossary's name that stands in the question", () => {
    expect(asking.ask("volcano insurance premiums calculated at SIPO")).toMatchObject({
      kind: "not-found",
      didYouMean: ["CNIPA"],
    });
  });

  test("is given to an empty question and to an empty library", () => {
    const nothing = { kind: "not-found", missing: [], nearest: [], didYouMean: [] };
    expect(asking.ask("")).toEqual(nothing);
    expect(asking.ask("?! 🙂")).toEqual(nothing);
    expect(askingOf([]).ask("forum")).toEqual(nothing);
  });
});

describe("any question", () => {
  test("is answered with the source's own words, at most as long as allowed", () => {
    const word = fc.constantFrom(
      "forum",
      "harbour",
      "專利",
      "审查",
      "report",
      "—",
      "A.B.",
      "April",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: "binary" }))), (words) => {
        for (const { excerpts } of foundResults(asking.ask(words.join(" ")))) {
          for (const excerpt of excerpts) {
            const text = textOf(excerpt);
            expect(passages.some((passage) => passage.text.includes(text))).toBe(true);
            expect(text.length).toBeLessThanOrEqual(EXCERPT_LENGTH_MAX);
          }
        }
      }),
    );
  });

  test("of ten thousand characters is answered", () => {
    const long = `${"ferry timetable ".repeat(600)} harbour ${"港".repeat(400)}`;
    expect(long.length).toBeGreaterThan(10_000);
    expect(["found", "not-found"]).toContain(asking.ask(long).kind);
  });
});

function foundResults(answer: Answer) {
  return answer.kind === "found" ? answer.results : [];
}

function foundIds(answer: Answer): readonly string[] {
  return foundResults(answer).map(({ article }) => article.id);
}

function notices(answer: Answer) {
  return answer.kind === "found" ? answer.notices : [];
}

function textOf(excerpt: Excerpt): string {
  return excerpt.fragments.map(({ text }) => text).join("");
}

/** The best excerpt with the matched words in brackets. */
function marked(answer: Answer): string {
  const [excerpt] = foundResults(answer)[0]?.excerpts ?? [];
  return (excerpt?.fragments ?? [])
    .map(({ text, matched }) => (matched ? `[${text}]` : text))
    .join("");
}
