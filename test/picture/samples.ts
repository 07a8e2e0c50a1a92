import fc from "fast-check";
import { addDays, type CivilDate, type DayRange } from "../../src/dates/civil-date.ts";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import { DIGEST_LANGUAGES, type DigestLanguage } from "../../src/digest/preferences.ts";
import { planYear, spanYearFrom, type YearPlan } from "../../src/digest/year/plan-year.ts";
import type { CatalogueEvent } from "../../src/event/event.ts";
import { anniversary } from "../digest/samples.ts";

export const WHOLE_2027: DayRange = { from: "2027-01-01", until: "2027-12-31" };

/** A title of each kind that widths go wrong with: long, wide, one long word, one letter, none that the font knows. */
const TITLES = [
  "Treaty",
  "中国加入世界贸易组织并签署与贸易有关的知识产权协定，成为第一百四十三个成员",
  "Agreement on Trade-Related Aspects of Intellectual Property Rights and on everything else besides",
  "W".repeat(120),
  "i",
  "Договор ℡ ﷽ 👩‍👩‍👧‍👦 e\u0301",
  "",
] as const;

/** Years of any catalogue, from any day on, in every language. */
export function anyPlan(): fc.Arbitrary<YearPlan> {
  const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays("2024-01-01", days));
  const language = fc.constantFrom(...DIGEST_LANGUAGES);
  return fc
    .record({ from: day, today: day, language, events: fc.array(anyEvent(), { maxLength: 60 }) })
    .map(({ from, today, language: told, events }) =>
      planYear(createAgendas(events, []).of(spanYearFrom(from)), today, told),
    );
}

/** The plan of a few events in 2027, told on New Year's Day. */
export function planOf(
  events: readonly CatalogueEvent[],
  today: CivilDate = "2027-01-01",
  language: DigestLanguage = "both",
): YearPlan {
  return planYear(createAgendas(events, []).of(WHOLE_2027), today, language);
}

function anyEvent(): fc.Arbitrary<CatalogueEvent> {
  return fc
    .record({
      day: fc.integer({ min: 0, max: 15_000 }),
      precision: fc.constantFrom("day", "month"),
      importance: fc.constantFrom(1, 2, 3),
      en: fc.constantFrom(...TITLES),
      zh: fc.constantFrom(null, ...TITLES),
      number: fc.nat(),
    })
    .map(({ day, precision, importance, en, zh, number }) => {
      const date = addDays("1980-01-01", day);
      const written = precision === "day" ? date : date.slice(0, 7);
      return anniversary(`event-${number}`, written, { importance, title: { en, zh } });
    });
}
