/** Days are told in the person's own zone; a day's key is `YYYY-MM-DD`. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Epoch milliseconds of a Slack timestamp such as `1808874000.000100`. */
export function millisecondsOf(ts: string): number {
  return Math.floor(Number(ts) * 1000);
}

export function timeOfDay(ms: number, zone: string): string {
  return written(ms, zone, { hour: "2-digit", minute: "2-digit" });
}

export function dayKey(ms: number, zone: string): string {
  return written(ms, zone, { year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA");
}

/** `Today`, `Yesterday`, or `Monday, 26 April 2027`. */
export function dayTitle(ms: number, zone: string, nowMs: number): string {
  const day = dayKey(ms, zone);
  const today = dayKey(nowMs, zone);
  if (day === today) return "Today";
  if (day === shiftDay(today, -1)) return "Yesterday";
  return fullDate(ms, zone);
}

/** `Monday, 26 April 2027`. */
export function fullDate(ms: number, zone: string): string {
  // Joined here, because browsers differ about the comma.
  const date = written(ms, zone, { day: "numeric", month: "long", year: "numeric" });
  return `${written(ms, zone, { weekday: "long" })}, ${date}`;
}

/** `Mon 26 Apr 2027, 09:00`. */
export function clockText(ms: number, zone: string): string {
  const date = written(ms, zone, { day: "numeric", month: "short", year: "numeric" });
  return `${written(ms, zone, { weekday: "short" })} ${date}, ${timeOfDay(ms, zone)}`;
}

/** `2027-04-26T09:00`, as an input of type `datetime-local` and the server's clock take it. */
export function localDateTime(ms: number, zone: string): string {
  return `${dayKey(ms, zone)}T${timeOfDay(ms, zone)}`;
}

/** The day that lies that many days later. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first Monday after that day. */
export function mondayAfter(day: string): string {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return shiftDay(day, (8 - weekday) % 7 || 7);
}

/** The first day after `day` that falls on a `MM-DD`. */
export function nextOn(monthDay: string, day: string): string {
  const thisYear = `${day.slice(0, 4)}-${monthDay}`;
  return thisYear > day ? thisYear : `${Number(day.slice(0, 4)) + 1}-${monthDay}`;
}

/** `26 April 2027`, of a day's key. */
export function dateText(day: string): string {
  const midnightMs = Date.parse(`${day}T00:00Z`);
  return written(midnightMs, "UTC", { day: "numeric", month: "long", year: "numeric" });
}

const DAY_MS = 86_400_000;

export function written(
  ms: number,
  zone: string,
  options: Intl.DateTimeFormatOptions,
  language = "en-GB",
): string {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  const format =
    known ?? new Intl.DateTimeFormat(language, { hourCycle: "h23", ...options, timeZone: zone });
  if (!known) formats.set(key, format);
  return format.format(ms);
}
