import type { Article } from "../../article/article.ts";
import type { Problem } from "../../article/problem.ts";
import { cutSentences } from "../../article/sentences.ts";
import {
  addMonths,
  createCivilDate,
  describeDayProblem,
  MONTH_NAMES,
  type CivilDate,
} from "../../dates/civil-date.ts";
import type { CatalogueEvent } from "../../event/event.ts";
import { quote } from "../../text/quote.ts";

/** An article and its file. */
export interface PlacedArticle {
  readonly article: Article;
  readonly file: string;
}

/**
 * Finds sentences that say something is not announced yet and that may be outdated: those more than a year old
 * on `today`, and those without a date.
 */
export function checkStatements(
  articles: readonly PlacedArticle[],
  events: readonly CatalogueEvent[],
  today: CivilDate,
): Problem[] {
  const statements = [...articles.flatMap(statementsIn), ...events.flatMap(statementsOf)];
  return statements.flatMap(({ said, file, line, sentence }) => {
    if (said === null) {
      const message = `${quote(sentence)} does not say on which day that was true. Add the day to the sentence.`;
      return [{ file, line, message }];
    }
    if (addMonths(said, KEPT_MONTHS) >= today) return [];
    const message = `${quote(sentence)} dates from ${said}. Check whether it is still true, and update it.`;
    return [{ file, line, message }];
  });
}

/** After a year the next one has usually been announced. */
const KEPT_MONTHS = 12;

interface Statement {
  readonly sentence: string;
  /** The day on which it was true; null where it is unknown. */
  readonly said: CivilDate | null;
  readonly file: string;
  readonly line: number;
}

/** A sentence without a day is as old as its article. */
function statementsIn({ article, file }: PlacedArticle): Statement[] {
  return article.blocks.flatMap(({ text, line }) =>
    openSentences(text).map((sentence) => ({
      sentence,
      said: lastDayIn(sentence) ?? article.published,
      file,
      line,
    })),
  );
}

function statementsOf({ summary, themes, file, line }: CatalogueEvent): Statement[] {
  const texts = [summary, ...themes.values()].flatMap((text) => [text?.en ?? "", text?.zh ?? ""]);
  return texts
    .flatMap(openSentences)
    .map((sentence) => ({ sentence, said: lastDayIn(sentence), file, line }));
}

function openSentences(text: string): string[] {
  return cutSentences(text)
    .filter((sentence) => OPEN.test(sentence))
    .map((sentence) => sentence.trim());
}

const OPEN =
  /\b(?:not (?:yet )?(?:been )?(?:announced|known yet)|not yet (?:been )?(?:announced|known)|to be announced)\b|(?:尚未|还未|還未|尚待|未予)(?:公布|宣布|发布|公佈|宣佈|發佈)/i;

/** `22 November 2026`, `2026年11月22日`, `2026-11-22`: the latest that the sentence names. */
function lastDayIn(sentence: string): CivilDate | null {
  const english = [...sentence.matchAll(ENGLISH_DAY)].map(([, day, month, year]) =>
    dayOf(year, String(MONTH_NAMES.findIndex((name) => name === month) + 1), day),
  );
  const numeric = [...sentence.matchAll(NUMERIC_DAY)].map(([, year, month, day]) =>
    dayOf(year, month, day),
  );
  return [...english, ...numeric].reduce(later, null);
}

const ENGLISH_DAY = new RegExp(`\\b(\\d{1,2}) (${MONTH_NAMES.join("|")}) (\\d{4})\\b`, "g");
const NUMERIC_DAY = /(?<!\d)(\d{4})(?:年|-)(\d{1,2})(?:月|-)(\d{1,2})(?!\d)/g;

function dayOf(...parts: readonly (string | undefined)[]): CivilDate | null {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  return describeDayProblem(year, month, day) === null ? createCivilDate(year, month, day) : null;
}

function later(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
