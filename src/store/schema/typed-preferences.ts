/**
 * Reads preferences as the versions before migration 005 kept them, in the words of the command of that time:
 * `weekend:before off:fri,sat,2027-02-06..2027-02-12 kinds:law milestones`. It belongs to that migration and is never
 * changed, whatever becomes of the command. Null for anything else.
 */
export function readTypedPreferences(text: string): Readonly<Record<string, unknown>> | null {
  const read: Record<string, unknown> = {};
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const [name = "", value = ""] = word.split(/:(.*)/s, 2);
    const part = READERS.get(name)?.(value) ?? null;
    if (part === null) return null;
    Object.assign(read, part);
  }
  return read;
}

type Reader = (value: string) => Readonly<Record<string, unknown>> | null;

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["weekend", (weekend) => ({ weekend })],
  ["off", readDaysOff],
  ["leap", (leapDay) => ({ leapDay })],
  ["kinds", (value) => ({ kinds: value.split(",") })],
  ["tags", (value) => ({ tags: value.split(",") })],
  ["importance", (value) => ({ importance: Number(value) })],
  ["milestones", (value) => ({ milestonesOnly: value !== "no" })],
  ["language", (language) => ({ language })],
  ["empty", (value) => ({ emptyDays: value === "say" ? "say-so" : "quiet" })],
]);

/** Weekdays replace Saturday and Sunday; `none` stands for no weekday. */
function readDaysOff(value: string): Readonly<Record<string, unknown>> {
  const parts = value.split(",");
  const weekdays = parts.map((part) => WEEKDAYS.indexOf(part) + 1).filter((day) => day > 0);
  const spans = parts.filter((part) => /^\d/.test(part));
  const datesOff = spans.map((span) => {
    const [from = "", until = from] = span.split("..");
    return { from, until };
  });
  const names = weekdays.length > 0 || parts.includes("none") ? { weekdaysOff: weekdays } : {};
  return { ...names, ...(datesOff.length > 0 && { datesOff }) };
}
