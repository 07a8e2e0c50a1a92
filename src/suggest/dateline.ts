import { createCivilDate, describeDayProblem, type CivilDate } from "../dates/civil-date.ts";
import { replaceNumerals } from "../dates/chinese-digits.ts";
import { findWrittenDates, type WrittenDate } from "./written-dates.ts";

/** `Updated: 12 23,2020`, `March 31, 2021`, `发布时间：2020年12月18日`: a line that is a date and at most a label. */
export function isDateline(line: string): boolean {
  return readDateline(line) !== null;
}

/** The day of a line that is a date and at most a label; null for any other line. */
export function readDateline(line: string): CivilDate | null {
  const text = replaceNumerals(line.normalize("NFKC")).trim();
  const [date, more] = findWrittenDates(text);
  if (date === undefined || more !== undefined || text.length > DATELINE_LETTERS_MAX) return null;
  const isBare = LABEL.test(text.slice(0, date.start)) && TIME.test(text.slice(date.end));
  return isBare ? dayOf(date) : null;
}

function dayOf({ year, month, day, problem }: WrittenDate): CivilDate | null {
  if (typeof year !== "number" || month === null || day === null) return null;
  return (problem ?? describeDayProblem(year, month, day))
    ? null
    : createCivilDate(year, month, day);
}

const DATELINE_LETTERS_MAX = 80;
const LABEL = /^(?:(?:updated|published|posted|date)(?: on| at)?|[\p{L} ]{2,30}:)?\s*$/iu;
const TIME = /^(?:,? ?\d{1,2}:\d{2}(?::\d{2})?)?(?: ?(?:来源|source):.*)?\s*$/iu;

/** `BEIJING, Nov. 30 (Xinhua) --` and `新华社北京11月30日电` say when a report was written. */
export function removeDateline(text: string): string {
  return text
    .replace(
      /^[\p{Lu}][\p{Lu} ,.]{2,40}, \p{L}{3,9}\.? \d{1,2}(?:, \d{4})? ?(?:\([^)]{2,30}\) ?)?(?:--|—|–|-)+ */u,
      "",
    )
    .replace(
      /^(?:新华社|中新社|本报|人民网)?\p{Script=Han}{0,8}\d{1,2}月\d{1,2}日(?:电|讯)\s*/u,
      "",
    );
}
