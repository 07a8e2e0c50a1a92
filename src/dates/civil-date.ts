import { Temporal } from "temporal-polyfill";

/** A day of the proleptic Gregorian calendar without a zone, as ISO 8601 `YYYY-MM-DD`; sorts as text. */
export type CivilDate = `${number}-${number}-${number}`;

/** A span of days; both ends are included. */
export interface DayRange {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Either the date that was read, or what is wrong with the text and how to mend it. */
export type CivilDateReading = { readonly date: CivilDate } | { readonly problem: string };

const WRITTEN_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
export const YEAR_MONTHS = 12;
export const WEEK_DAYS = 7;
/** Dates sort as text only as long as years have four digits. */
const YEAR_MAX = 9999;

/**
 * Reads `YYYY-MM-DD`. Never throws and never rolls over: 30 February is a problem, not 2 March.
 * The problem is a clause such as `month 13 does not exist. Write YYYY-MM-DD.`
 */
export function readCivilDate(text: string): CivilDateReading {
  const parts = WRITTEN_FORM.exec(text);
  if (!parts) return { problem: "that is not a date. Write YYYY-MM-DD." };
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const problem = describeDayProblem(year, month, day);
  return problem
    ? { problem: `${problem}. Write YYYY-MM-DD.` }
    : { date: createCivilDate(year, month, day) };
}

/** What is wrong with a day, as `month 13 does not exist`, or null when it exists. */
export function describeDayProblem(year: number, month: number, day: number): string | null {
  if (month < 1 || month > YEAR_MONTHS) return `month ${month} does not exist`;
  const days = countDaysInMonth(year, month);
  if (day >= 1 && day <= days) return null;
  if (day < 1) return `day ${day} does not exist`;
  return `${MONTH_NAMES[month - 1]} has ${days} days in ${year}`;
}

/** The date of a year 0-9999, a month 1-12 and a day that exist; throws RangeError otherwise. */
export function createCivilDate(year: number, month: number, day: number): CivilDate {
  const problem = describeDayProblem(year, month, day);
  const whole = [year, month, day].every((part) => Number.isInteger(part));
  if (problem !== null || !whole || year < 0 || year > YEAR_MAX) {
    throw new RangeError(problem ?? `no date has the year ${year}, month ${month} and day ${day}`);
  }
  const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- three padded whole numbers have this form
  return text as CivilDate;
}

/** The local civil date of an instant (epoch ms) in an IANA zone. */
export function findCivilDateAt(epochMs: number, zone: string): CivilDate {
  return fromPlain(
    Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate(),
  );
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromPlain(toPlain(date).add({ days }));
}

/** The same day of another month, or its last day where it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return fromPlain(toPlain(date).add({ months }));
}

/** Whole days from `from` to `until`; negative when `until` is earlier. */
export function countDaysBetween(from: CivilDate, until: CivilDate): number {
  return toPlain(from).until(toPlain(until), { largestUnit: "day" }).days;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function getWeekday(date: CivilDate): number {
  return toPlain(date).dayOfWeek;
}

// The parts are cut from the text: a year's digest asks for them thousands of times.
export function getYear(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** 1 is January. */
export function getMonth(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

export function getDayOfMonth(date: CivilDate): number {
  return Number(date.slice(8));
}

export function countDaysInMonth(year: number, month: number): number {
  if (month === FEBRUARY) return isLeapYear(year) ? 29 : 28;
  return SHORT_MONTHS.has(month) ? 30 : 31;
}

export function isFirstOfMonth(date: CivilDate): boolean {
  return getDayOfMonth(date) === 1;
}

export function isLastOfMonth(date: CivilDate): boolean {
  return getDayOfMonth(date) === countDaysInMonth(getYear(date), getMonth(date));
}

/** English month names, January first. */
export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** English weekday names, Monday first. */
export const WEEKDAY_NAMES = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

const FEBRUARY = 2;
const SHORT_MONTHS: ReadonlySet<number> = new Set([4, 6, 9, 11]);

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}

function toPlain(date: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

function fromPlain(date: Temporal.PlainDate): CivilDate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ISO text of a PlainDate has this form
  return date.toString() as CivilDate;
}
