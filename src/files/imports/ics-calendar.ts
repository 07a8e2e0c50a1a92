import ICAL from "ical.js";

export type Component = InstanceType<typeof ICAL.Component>;
type Property = InstanceType<typeof ICAL.Property>;

/** A calendar file whose entries are not parsed yet, so that an error in one does not lose the others. */
export interface IcsCalendar {
  /** Its title (X-WR-CALNAME); empty where there is none. */
  readonly name: string;
  readonly entries: readonly WrittenEntry[];
}

interface WrittenEntry {
  readonly line: number;
  readonly text: string;
}

/** Finds the entries (VEVENT) of a file, which may hold several calendars. Never throws. */
export function readIcsCalendar(text: string): IcsCalendar | { readonly problem: string } {
  const { frame, entries } = divided(text);
  try {
    const [calendar, other] = componentsOf(frame);
    const name = calendar?.name ?? "nothing";
    if (calendar === undefined || name !== "vcalendar") {
      return { problem: `it begins with ${other?.name ?? name}. ${ADVICE}` };
    }
    return { name: readPropertyText(calendar, "x-wr-calname"), entries };
  } catch (error) {
    return { problem: `this is not a calendar file (${causeOf(error)}). ${ADVICE}` };
  }
}

/** Reads one entry. Never throws. */
export function readIcsEntry({ text }: WrittenEntry): Component | { readonly problem: string } {
  try {
    const [calendar] = componentsOf(`BEGIN:VCALENDAR\n${text}\nEND:VCALENDAR`);
    const entry = calendar?.getFirstSubcomponent("vevent");
    if (!entry) return { problem: "the entry is empty." };
    return entry.getAllProperties().map(valueProblem).find(Boolean) ?? entry;
  } catch (error) {
    return { problem: `the entry cannot be read (${causeOf(error)}). ${REPAIR}` };
  }
}

/** Without line breaks; empty where the property is missing. */
export function readPropertyText(component: Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null ? "" : String(value).replaceAll(/\s+/g, " ").trim();
}

/** ical.js parses a value only when it is asked for, and may throw then. */
function valueProblem(property: Property): { readonly problem: string } | null {
  try {
    property.getValues();
    return null;
  } catch (error) {
    const name = property.name.toUpperCase();
    return { problem: `${name} cannot be read (${causeOf(error)}). ${REPAIR}` };
  }
}

const REPAIR = "Mend that line, or remove the entry.";
const ADVICE = "It has to begin with BEGIN:VCALENDAR and end with END:VCALENDAR.";

/** Separates the entries from the rest of the file. An entry without END stays in the rest, which then does not parse. */
function divided(text: string): { readonly frame: string; readonly entries: WrittenEntry[] } {
  const frame: string[] = [];
  const entries: WrittenEntry[] = [];
  let open: { readonly line: number; readonly lines: string[] } | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^BEGIN:VEVENT\s*$/i.test(line)) open = { line: index + 1, lines: [] };
    (open?.lines ?? frame).push(line);
    if (open === null || !/^END:VEVENT\s*$/i.test(line)) continue;
    entries.push({ line: open.line, text: open.lines.join("\n") });
    open = null;
  }
  return { frame: [...frame, ...(open?.lines ?? [])].join("\n"), entries };
}

/** ical.js returns one calendar as itself and several as a list. */
function componentsOf(text: string): Component[] {
  const parsed: unknown = ICAL.parse(text);
  if (!Array.isArray(parsed)) return [];
  const all: unknown[] = typeof parsed[0] === "string" ? [parsed] : parsed;
  return all.filter((one) => Array.isArray(one)).map((one) => new ICAL.Component(one));
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
