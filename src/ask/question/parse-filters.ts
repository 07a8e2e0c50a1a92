import {
  addDays,
  createCivilDate,
  countDaysInMonth,
  readCivilDate,
  type CivilDate,
} from "../../dates/civil-date.ts";
import type { Language } from "../../language.ts";
import { findNearest } from "../../text/nearest.ts";
import { UserError } from "../../user-error.ts";

/** Which articles a question is about. */
export interface Filters {
  /** Any of them. */
  readonly sources: readonly string[];
  /** All of them. */
  readonly people: readonly string[];
  /** All of them. */
  readonly tags: readonly string[];
  /** Any of them; empty allows all. */
  readonly languages: readonly Language[];
  /** First and last day of publication; null is open. */
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  readonly sort: "relevance" | "date";
}

/** Asks for every article, the best first. */
export const NO_FILTERS: Filters = {
  sources: [],
  people: [],
  tags: [],
  languages: [],
  from: null,
  until: null,
  sort: "relevance",
};

/** Whether any article can be left out by the filters. */
export function narrows({ sources, people, tags, languages, from, until }: Filters): boolean {
  return (
    [sources, people, tags, languages].some((values) => values.length > 0) ||
    from !== null ||
    until !== null
  );
}

/** Takes filters one after the other. */
export interface FilterReader {
  /**
   * Whether it is a filter's name, or so near to one, or to what other searches call it, that it is a slip which `add`
   * refuses: sorce, autor. DOI, rule, TRIPS and 注 are text.
   */
  claims(key: string): boolean;
  /** Throws UserError for a filter that does not exist and for a value that makes no sense. */
  add(key: string, value: string): void;
  /** Throws UserError where the dates leave no day. */
  read(): Filters;
}

const KEYS = ["source", "person", "tag", "lang", "before", "after", "year", "sort"] as const;
type Key = (typeof KEYS)[number];

/** What other searches call the same. */
const OTHER_NAMES = ["author", "since", "until"] as const;
/** A shorter word is a letter away from too many others: tax and tag. */
const SLIP = /^[a-z]{4,}$/;

const CHINESE_KEYS: ReadonlyMap<string, Key> = new Map([
  ["来源", "source"],
  ["人物", "person"],
  ["标签", "tag"],
  ["语言", "lang"],
  ["早于", "before"],
  ["晚于", "after"],
  ["年份", "year"],
  ["排序", "sort"],
  ["來源", "source"],
  ["標籤", "tag"],
  ["語言", "lang"],
  ["早於", "before"],
  ["晚於", "after"],
]);

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ["en", "en"],
  ["english", "en"],
  ["英文", "en"],
  ["英语", "en"],
  ["英語", "en"],
  ["zh", "zh"],
  ["chinese", "zh"],
  ["中文", "zh"],
  ["汉语", "zh"],
  ["漢語", "zh"],
]);

export function createFilterReader(): FilterReader {
  const values: Record<Key, string[]> = {
    source: [],
    person: [],
    tag: [],
    lang: [],
    before: [],
    after: [],
    year: [],
    sort: [],
  };
  return {
    claims: (key) => keyOf(key) !== null || isSlip(key),
    add(typed, value) {
      const key = keyOf(typed);
      if (!key) throw new UserError(unknownFilter(typed));
      // A Chinese keyboard's digits and letters are twice as wide.
      values[key].push(value.normalize("NFKC"));
    },
    read: () => ({
      sources: values.source,
      people: values.person,
      tags: values.tag,
      languages: values.lang.map(languageOf),
      ...daysOf(values.before, values.after, values.year),
      sort: values.sort.some(isSortByDate) ? "date" : "relevance",
    }),
  };
}

function isSlip(key: string): boolean {
  return SLIP.test(key) && findNearest(key, [...KEYS, ...OTHER_NAMES]) !== null;
}

function keyOf(typed: string): Key | null {
  const lower = typed.toLowerCase();
  if (lower === "language") return "lang";
  return KEYS.find((key) => key === lower) ?? CHINESE_KEYS.get(typed) ?? null;
}

function unknownFilter(typed: string): string {
  const keys = KEYS.map((key) => `${key}:`);
  return `I know no filter "${typed}:". You can use ${keys.slice(0, -1).join(", ")} and ${keys.at(-1)}. To search for the word itself, leave a space after the colon.`;
}

function languageOf(value: string): Language {
  const language = LANGUAGES.get(value.toLowerCase());
  if (language) return language;
  throw new UserError(`I know no language "${value}". Write lang:en or lang:zh.`);
}

function isSortByDate(value: string): boolean {
  if (["date", "日期"].includes(value.toLowerCase())) return true;
  throw new UserError(
    `I can't sort by "${value}". Write sort:date for the newest first, or leave it out for the best first.`,
  );
}

function daysOf(
  before: readonly string[],
  after: readonly string[],
  years: readonly string[],
): { readonly from: CivilDate | null; readonly until: CivilDate | null } {
  const spans = [
    ...years.map((value) => spanOf("year", value)),
    ...before.map((value) => ({ from: null, until: addDays(spanOf("before", value).from, -1) })),
    ...after.map((value) => ({ from: addDays(spanOf("after", value).until, 1), until: null })),
  ];
  const from = spans.flatMap((span) => span.from ?? []).toSorted();
  const until = spans.flatMap((span) => span.until ?? []).toSorted();
  const [first, last] = [from.at(-1) ?? null, until[0] ?? null];
  if (first && last && first > last) {
    throw new UserError(
      `before:, after: and year: leave no day: it would be from ${first} until ${last}.`,
    );
  }
  return { from: first, until: last };
}

interface Span {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** First and last day of `2021`, `2021-04` or `2021-04-23`. */
function spanOf(key: "before" | "after" | "year", value: string): Span {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value) ?? [];
  const isPossible = year && year > "0000" && year < "9999" && !(key === "year" && month);
  if (!isPossible) throw new UserError(unreadableDay(key, value));
  if (day) return dayOf(key, value);
  if (!month)
    return {
      from: createCivilDate(Number(year), 1, 1),
      until: createCivilDate(Number(year), 12, 31),
    };
  const { from } = dayOf(key, `${value}-01`, value);
  return {
    from,
    until: createCivilDate(
      Number(year),
      Number(month),
      countDaysInMonth(Number(year), Number(month)),
    ),
  };
}

function dayOf(key: string, value: string, written = value): Span {
  const reading = readCivilDate(value);
  if ("date" in reading) return { from: reading.date, until: reading.date };
  throw new UserError(`I can't read ${key}:${written}: ${reading.problem}`);
}

function unreadableDay(key: "before" | "after" | "year", value: string): string {
  const forms = key === "year" ? "year:2021" : `${key}:2021, ${key}:2021-04 or ${key}:2021-04-23`;
  return `I can't read ${key}:${value} as a date. Write ${forms}.`;
}
