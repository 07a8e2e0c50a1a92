import { formatChineseDate } from "../../dates/chinese-date-words.ts";
import type { CivilDate } from "../../dates/civil-date.ts";
import { formatLongDate, nameWeekday } from "../../dates/date-words.ts";
import { wordChineseDate } from "../../event/chinese-wording.ts";
import { wordEnglishDate } from "../../event/english-wording.ts";
import type { Bilingual, CatalogueEvent, EventDate } from "../../event/event.ts";
import type { Language } from "../../language.ts";

/** How one line says what the catalogue knows. */
export interface FactWording {
  /** `Patent Cooperation Treaty, signed 19 June 1970`; `years` since then, where somebody asks. */
  readonly dated: (event: CatalogueEvent, date: EventDate, today: CivilDate) => string;
  readonly yearsAgo: (line: string, years: number) => string;
  readonly earlier: (line: string) => string;
  readonly sameTime: (line: string) => string;
  /** A day on which something comes round. */
  readonly comesRound: (event: CatalogueEvent, day: CivilDate) => string;
  readonly theme: (event: CatalogueEvent, year: number, theme: Bilingual) => string;
  readonly noTheme: (event: CatalogueEvent, year: number) => string;
}

const ENGLISH: FactWording = {
  dated: ({ title, calendar }, date, today) =>
    `${title.en}, ${wordEnglishDate(date, today)}${calendar === "julian" ? " (Julian calendar)" : ""}`,
  yearsAgo: (line, years) => `${line}: ${years} ${years === 1 ? "year" : "years"} ago`,
  earlier: (line) => `Earlier: ${line}`,
  sameTime: (line) => `The almanac cannot tell which came first: ${line}`,
  comesRound: ({ title }, day) => `${title.en}: ${nameWeekday(day)}, ${formatLongDate(day)}`,
  theme: ({ title }, year, theme) => `${title.en} ${year}, theme: ${theme.en}`,
  noTheme: ({ title }, year) => `${title.en} ${year}: no theme known yet`,
};

const CHINESE: FactWording = {
  dated: (event, date, today) =>
    `${titleOf(event)}，${event.calendar === "julian" ? "儒略历" : ""}${wordChineseDate(date, today)}`,
  yearsAgo: (line, years) => `${line}，距今${years}年`,
  earlier: (line) => `较早：${line}`,
  sameTime: (line) => `年鉴无法判断先后：${line}`,
  comesRound: (event, day) => `${titleOf(event)}：${formatChineseDate(day)}`,
  theme: (event, year, theme) => `${year}年${titleOf(event)}的主题：${theme.zh ?? theme.en}`,
  noTheme: (event, year) => `${year}年${titleOf(event)}：主题尚未公布`,
};

export const FACT_WORDING: Readonly<Record<Language, FactWording>> = { en: ENGLISH, zh: CHINESE };

function titleOf({ title }: CatalogueEvent): string {
  return title.zh ?? title.en;
}
