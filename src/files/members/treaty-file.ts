import { describeDayProblem, type CivilDate } from "../../dates/civil-date.ts";
import type { EventSource } from "../../event/event.ts";
import type { Basis, NonMember, Since, Treaty, TreatyMember } from "../../membership/treaty.ts";
import { compareTexts } from "../../text/compare-texts.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { readBilingual } from "../events/bilingual.ts";
import { readSources } from "../sources.ts";
import { Fields } from "../yaml/fields.ts";
import { YamlSource } from "../yaml/yaml-source.ts";
import type { Problem } from "../../article/problem.ts";

/** A treaty file as it was read. With any problem the treaty is null: a list that lacks a member would be false. */
export interface TreatyReading {
  readonly treaty: Treaty | null;
  readonly problems: readonly Problem[];
}

/** The codes that may be listed as members. */
export interface KnownCodes {
  readonly countries: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
}

/** Reads the file of one treaty. */
export function readTreaty(file: string, text: string, known: KnownCodes): TreatyReading {
  const source = new YamlSource(file, text, 0);
  if (source.problems.length > 0) return { treaty: null, problems: source.problems };
  const fields = Fields.of(source, source.root, "", "the file");
  const treaty = fields === null ? null : readFields(fields, known);
  return { treaty: source.problems.length === 0 ? treaty : null, problems: source.problems };
}

const PARIS = "Paris Convention for the Protection of Industrial Property";
const COUNT_MAX = 250;

function readFields(fields: Fields, known: KnownCodes): Treaty | null {
  fields.allowOnly([
    "treaty",
    "event",
    "title",
    "names",
    "as_of",
    "sources",
    "pages",
    "members",
    "not_members",
    "complete",
    "count",
    "note",
  ]);
  const id = fields.id("treaty", "paris");
  const event = fields.optionalText("event");
  const title = readBilingual(fields.record("title", `{ en: ${PARIS} }`), PARIS);
  const names = fields.optionalRecord("names");
  names?.allowOnly(["en", "zh"]);
  const asOf = fields.day("as_of", "2024-01-15");
  const sources = readSources(fields);
  const pages = readPages(fields);
  const complete = fields.choice("complete", ["true", "false"] as const, "false");
  const count = fields.has("count") ? fields.number("count", "180", 1, COUNT_MAX) : null;
  fields.optionalText("note");
  fields.requireEntries("members", "[{ country: FR, since: 1884-07-07 }]");
  const list = { asOf, sources, pages, known };
  const members = fields.records("members").flatMap((each) => readMember(each, list) ?? []);
  const nonMembers = fields.records("not_members").flatMap((each) => readOther(each, list) ?? []);
  reportTwice(fields, [...members, ...nonMembers]);
  if (id === null || title === null || asOf === null) return null;
  return {
    id,
    event,
    title,
    names: { en: textsIn(names, "en"), zh: textsIn(names, "zh") },
    asOf,
    sources,
    members: members.map(({ entry }) => entry),
    nonMembers: nonMembers.map(({ entry }) => entry),
    isComplete: complete === "true",
    count,
    file: fields.source.file,
    line: fields.line,
  };
}

/** Defaults for the entries of a file. */
interface List {
  readonly asOf: CivilDate | null;
  readonly sources: readonly EventSource[];
  readonly pages: ReadonlyMap<string, Page>;
  readonly known: KnownCodes;
}

/** A page besides the list, and the date as of which it is valid; null means that of the list. */
interface Page {
  readonly source: EventSource;
  readonly asOf: CivilDate | null;
}

interface Placed<Entry> {
  readonly entry: Entry;
  readonly line: number;
}

function readMember(fields: Fields, list: List): Placed<TreatyMember> | null {
  fields.allowOnly(["country", "organization", "since", "acts", "as_of", "pages", "note"]);
  const code = readCode(fields, list.known);
  const since = readSince(fields);
  const basis = readBasis(fields, list);
  const acts = textsIn(fields, "acts");
  const note = fields.optionalText("note");
  if (code === null || basis === null) return null;
  if (since !== null && firstDayOf(since) > basis.asOf) {
    const advice = "Name the later page, or its day in as_of.";
    fields.report("since", `is later than ${basis.asOf}, the day of the list. ${advice}`);
  }
  return { entry: { code, since, acts, ...basis, note }, line: fields.line };
}

function readOther(fields: Fields, list: List): Placed<NonMember> | null {
  fields.allowOnly(["country", "organization", "as_of", "pages", "note"]);
  const code = readCode(fields, list.known);
  const basis = readBasis(fields, list);
  const note = fields.optionalText("note");
  return code === null || basis === null
    ? null
    : { entry: { code, ...basis, note }, line: fields.line };
}

/** The pages by the names under which entries refer to them. */
function readPages(fields: Fields): ReadonlyMap<string, Page> {
  const record = fields.optionalRecord("pages");
  const names = record?.names() ?? [];
  return new Map(
    names.flatMap((name) => {
      const page = readPage(record?.optionalRecord(name) ?? null);
      return page === null ? [] : [[name, page]];
    }),
  );
}

function readPage(fields: Fields | null): Page | null {
  if (fields === null) return null;
  fields.allowOnly(["title", "url", "as_of"]);
  const title = fields.text("title", "KIPO, treaties");
  const url = fields.optionalUrl("url");
  const asOf = fields.optionalDay("as_of");
  return title === null ? null : { source: { title, url }, asOf };
}

/** An entry rests on its own pages, and is valid as of the latest of them, or on the list. */
function readBasis(fields: Fields, list: List): Basis | null {
  const pages = fields.texts("pages").flatMap(({ text, line }) => {
    const page = list.pages.get(text);
    if (page !== undefined) return [page];
    const nearest = findNearest(text, list.pages.keys());
    const advice = nearest === null ? "Add it there." : `Did you mean ${nearest}?`;
    fields.source.reportAtLine(
      line,
      `pages has ${quote(text)}, which is not listed in pages. ${advice}`,
    );
    return [];
  });
  const days = pages.flatMap(({ asOf }) => asOf ?? []).toSorted(compareTexts);
  const asOf = fields.optionalDay("as_of") ?? days.at(-1) ?? list.asOf;
  const sources = fields.has("pages") ? pages.map(({ source }) => source) : list.sources;
  return asOf === null ? null : { asOf, sources };
}

function readCode(fields: Fields, known: KnownCodes): string | null {
  const isOrganization = fields.has("organization");
  if (isOrganization && fields.has("country")) {
    return fields.report("organization", "and country are both there. Keep one.");
  }
  return isOrganization
    ? readKnown(fields, "organization", known.organizations, "Add it to countries.yml first.")
    : readKnown(fields, "country", known.countries, "Write an ISO 3166 code, such as DE.");
}

function readKnown(
  fields: Fields,
  name: "country" | "organization",
  known: ReadonlySet<string>,
  advice: string,
): string | null {
  const code = fields.text(name, name === "country" ? "DE" : "EU");
  if (code === null || known.has(code)) return code;
  const nearest = findNearest(code, known);
  const hint = nearest === null ? advice : `Did you mean ${nearest}?`;
  return fields.report(name, `is ${quote(code)}, which is not a known code. ${hint}`);
}

/** `1985-03-19`, `1985-03` or `1985`. */
function readSince(fields: Fields): Since | null {
  const text = fields.optionalText("since");
  if (text === null) return null;
  const [year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text)?.slice(1) ?? [];
  if (year === undefined) {
    const form = "write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.";
    return fields.report("since", `is ${quote(text)}; ${form}`);
  }
  const problem = describeDayProblem(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (problem !== null) return fields.report("since", `is ${quote(text)}; ${problem}.`);
  return {
    precision: day !== undefined ? "day" : month !== undefined ? "month" : "year",
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
}

function firstDayOf({ year, month, day }: Since): string {
  return [String(year).padStart(4, "0"), month ?? 1, day ?? 1]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** Reports codes that are listed more than once. */
function reportTwice(fields: Fields, placed: readonly Placed<{ readonly code: string }>[]): void {
  const lines = new Map<string, number>();
  for (const { entry, line } of placed) {
    const first = lines.get(entry.code);
    if (first === undefined) lines.set(entry.code, line);
    else
      fields.source.reportAtLine(
        line,
        `${entry.code} is already listed in line ${first}. Keep one.`,
      );
  }
}

function textsIn(fields: Fields | null, name: string): string[] {
  return fields?.texts(name).map(({ text }) => text) ?? [];
}
