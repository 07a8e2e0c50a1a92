/** What RFC 5545 and RFC 7986 forbid in a calendar of whole days, as sentences; written from the RFCs alone. */
export function rfcProblems(text: string): string[] {
  const lines = text
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n")
    .slice(0, -1);
  const properties = lines.map(readProperty);
  const broken = lines.filter((_, index) => properties[index] === null);
  const read = properties.filter((property) => property !== null);
  const begins = read.findIndex(({ name }, index) => index > 0 && name === "BEGIN");
  return [
    ...wireProblems(text),
    ...broken.map((line) => `not a content line: ${line}`),
    ...calendarProblems(read, begins === -1 ? read.length - 1 : begins),
    ...eventsOf(read).flatMap(eventProblems),
    ...repeated(read.filter(({ name }) => name === "UID").map(({ value }) => value)).map(
      (uid) => `two entries have the UID ${uid}`,
    ),
    ...read.flatMap(textProblems),
  ];
}

interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

const LINE_OCTETS_MAX = 75;
const TEXTS = ["SUMMARY", "DESCRIPTION", "CATEGORIES", "NAME", "X-WR-CALNAME"];
const DATE = /^\d{8}$/;

/** RFC 5545, 3.1: lines end with CRLF and have at most 75 octets without it. */
function wireProblems(text: string): string[] {
  const physical = text.split("\r\n");
  const long = physical.filter((line) => Buffer.byteLength(line) > LINE_OCTETS_MAX);
  return [
    ...long.map((line) => `longer than ${LINE_OCTETS_MAX} octets: ${line}`),
    ...(physical.at(-1) === "" ? [] : ["the last line has no end"]),
    ...(physical.some((line) => /[\r\n]/.test(line)) ? ["a line ends without CRLF"] : []),
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    ...(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text) ? ["a control character"] : []),
  ];
}

function readProperty(line: string): Property | null {
  const parts = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su.exec(line);
  if (!parts) return null;
  return { name: parts[1] ?? "", parameters: parts[2] ?? "", value: parts[3] ?? "" };
}

/** RFC 5545, 3.4 and 3.6; RFC 7986, 5. */
function calendarProblems(read: readonly Property[], begins: number): string[] {
  const head = read.slice(0, begins);
  const frame = [read[0], read.at(-1)].map((property) => `${property?.name}:${property?.value}`);
  return [
    ...(frame.join() === "BEGIN:VCALENDAR,END:VCALENDAR" ? [] : [`framed by ${frame.join()}`]),
    ...exactlyOne(head, ["PRODID", "VERSION"], "the calendar"),
    ...atMostOne(head, "the calendar"),
    ...wrongForm(head, "VERSION", /^2\.0$/),
    ...wrongForm(head, "CALSCALE", /^GREGORIAN$/),
    ...wrongForm(head, "REFRESH-INTERVAL", /^P(?:\d+W|\d+D)$/),
    ...(eventsOf(read).length === 0 ? ["the calendar has no entry"] : []),
  ];
}

/** RFC 5545, 3.6.1. */
function eventProblems(event: readonly Property[]): string[] {
  const who = `entry ${valueOf(event, "UID")}`;
  const [start, end] = [valueOf(event, "DTSTART"), valueOf(event, "DTEND")];
  const whole = event.filter(({ name }) => name === "DTSTART" || name === "DTEND");
  return [
    ...exactlyOne(event, ["UID", "DTSTAMP", "DTSTART", "SUMMARY"], who),
    ...atMostOne(event, who),
    ...wrongForm(event, "DTSTAMP", /^\d{8}T\d{6}Z$/),
    ...wrongForm(event, "DTSTART", DATE),
    ...wrongForm(event, "DTEND", DATE),
    ...wrongForm(event, "RRULE", /^FREQ=YEARLY$/),
    ...wrongForm(event, "TRANSP", /^(?:OPAQUE|TRANSPARENT)$/),
    ...wrongForm(event, "URL", /^https?:\/\/[^\s\\]+$/),
    ...whole
      .filter(({ parameters }) => parameters !== ";VALUE=DATE")
      .map(({ name }) => `${who}: ${name} is not marked as a date`),
    ...(end > start ? [] : [`${who} ends on ${end}, before the day after ${start}`]),
  ];
}

function eventsOf(read: readonly Property[]): Property[][] {
  const events: Property[][] = [];
  for (const property of read) {
    if (property.name === "BEGIN" && property.value === "VEVENT") events.push([]);
    else events.at(-1)?.push(property);
  }
  return events.map((event) => {
    const end = event.findIndex(({ name, value }) => name === "END" && value === "VEVENT");
    return event.slice(0, end === -1 ? undefined : end);
  });
}

function exactlyOne(properties: readonly Property[], names: string[], who: string): string[] {
  return names
    .filter((name) => !properties.some((property) => property.name === name))
    .map((name) => `${who} has no ${name}`);
}

/** Everything that the almanac writes may stand once only; CATEGORIES and X- properties might stand again. */
function atMostOne(properties: readonly Property[], who: string): string[] {
  return repeated(properties.map(({ name }) => name)).map((name) => `${who} has ${name} twice`);
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) < index))];
}

function wrongForm(properties: readonly Property[], name: string, form: RegExp): string[] {
  return properties
    .filter((property) => property.name === name && !form.test(property.value))
    .map(({ value }) => `${name} is ${value}`);
}

/** RFC 5545, 3.3.11: comma, semicolon and backslash are escaped; only CATEGORIES is a list. */
function textProblems({ name, value }: Property): string[] {
  if (!TEXTS.includes(name)) return [];
  const bare = value.replaceAll(/\\[\\;,nN]/g, "");
  const forbidden = name === "CATEGORIES" ? /[;\\]/ : /[;,\\]/;
  return forbidden.test(bare) ? [`${name} is not escaped: ${value}`] : [];
}

function valueOf(properties: readonly Property[], name: string): string {
  return properties.find((property) => property.name === name)?.value ?? "";
}
