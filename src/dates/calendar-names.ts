import { WEEKDAY_NUMERALS } from "./chinese-date-words.ts";
import { MONTH_NAMES, WEEKDAY_NAMES } from "./civil-date.ts";

/** 1 is January; null for anything but a month's English name or its first three letters or more, in any case. */
export function findMonth(name: string): number | null {
  return indexNamed(name, MONTH_NAMES);
}

/** 1 is Monday; null for anything but a weekday's English name or its first three letters or more, or `周一`, `星期天`. */
export function findWeekday(name: string): number | null {
  const chinese = CHINESE_WEEKDAY.exec(name)?.[1];
  if (chinese !== undefined) return WEEKDAY_NUMERALS.indexOf(chinese === "天" ? "日" : chinese) + 1;
  return indexNamed(name, WEEKDAY_NAMES);
}

const CHINESE_WEEKDAY = /^(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])$/;

const NAME_LETTERS_MIN = 3;

function indexNamed(name: string, names: readonly string[]): number | null {
  if (name.length < NAME_LETTERS_MIN) return null;
  const start = name.toLowerCase();
  const index = names.findIndex((each) => each.toLowerCase().startsWith(start));
  return index === -1 ? null : index + 1;
}
