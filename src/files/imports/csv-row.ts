import { createCivilDate, describeDayProblem, countDaysBetween } from "../../dates/civil-date.ts";
import { quote } from "../../text/quote.ts";
import { readDateCell } from "./date-cell.ts";

type FieldsReading = { readonly fields: object } | { readonly problem: string };

/** One row's cells by column, as the fields of a file of events. */
export function readRowFields(row: ReadonlyMap<string, string>): FieldsReading {
  const cell = (name: string): string => row.get(name) ?? "";
  const when = occasionOf(cell);
  if ("problem" in when) return when;
  const summary = bilingual(cell("summary_en"), cell("summary_zh"));
  return {
    fields: {
      id: cell("id"),
      kind: cell("kind"),
      title: bilingual(cell("title_en"), cell("title_zh")),
      ...(cell("summary_en") === "" ? {} : { summary }),
      ...when.fields,
      confidence: cell("confidence") || "medium",
      importance: cell("importance") || "1",
      tags: listOf(cell("tags"), /[;,，；]/) ?? ["imported"],
      sources: sourcesOf(cell("source"), cell("url")),
      ...(cell("note") === "" ? {} : { note: cell("note") }),
    },
  };
}

type Cells = (name: string) => string;

function bilingual(en: string, zh: string): object {
  return zh === "" ? { en } : { en, zh };
}

function occasionOf(cell: Cells): FieldsReading {
  const recurrence = cell("recurrence").toLowerCase() || "yearly";
  const since = /^yearly from (\d{4})$/.exec(recurrence)?.[1];
  if (since !== undefined) return observanceOf(cell, since);
  if (recurrence === "yearly" || recurrence === "none") return datedOf(cell, recurrence);
  const advice =
    "write yearly, none or yearly from YEAR. Days without a rule go into a file of events as dates_by_year.";
  return { problem: `recurrence is ${quote(recurrence)}; ${advice}` };
}

function datedOf(cell: Cells, recurs: string): FieldsReading {
  const date = readDateCell(cell("date"));
  if ("problem" in date) return { problem: `date ${date.problem}` };
  const end = cell("date_end") === "" ? null : readDateCell(cell("date_end"));
  if (end !== null && "problem" in end) return { problem: `date_end ${end.problem}` };
  return {
    fields: {
      date: date.date,
      ...(end === null ? {} : { until: end.date }),
      precision: cell("precision") || precisionOf(date.date),
      basis: cell("date_basis").replaceAll("-", " "),
      recurs,
    },
  };
}

function precisionOf(date: string): string {
  return ["year", "month", "day"][date.split("-").length - 1] ?? "day";
}

/** `04-26`, with the last day in `date_end` if there are several. */
function observanceOf(cell: Cells, since: string): FieldsReading {
  const [date, end] = [cell("date"), cell("date_end") || cell("date")];
  const [first, last] = [dayOf(date), dayOf(end)];
  if (first === null) return { problem: `date is ${quote(date)}; write MM-DD, such as 04-26.` };
  if (last === null) return { problem: `date_end is ${quote(end)}; write MM-DD, such as 04-26.` };
  const days = countDaysBetween(first, last) + 1;
  if (days < 1)
    return { problem: `date_end is ${quote(end)}, which is before date, ${quote(date)}.` };
  return { fields: { observance: date, since, ...(days === 1 ? {} : { lasts_days: days }) } };
}

/** Read in a common year: an observance must exist in every year, so 29 February is not allowed. */
function dayOf(text: string): ReturnType<typeof createCivilDate> | null {
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (month === undefined || day === undefined) return null;
  return describeDayProblem(COMMON_YEAR, month, day) === null
    ? createCivilDate(COMMON_YEAR, month, day)
    : null;
}

const COMMON_YEAR = 2001;

function listOf(text: string, mark: RegExp): string[] | null {
  const parts = text.split(mark).map((part) => part.trim());
  const given = parts.filter((part) => part !== "");
  return given.length === 0 ? null : given;
}

/** Sources are separated by semicolons; each may contain its address. */
function sourcesOf(text: string, url: string): object[] {
  const sources = (listOf(text, /[;；]\s(?![^(]*\))/) ?? []).map((part) => {
    const address = ADDRESS.exec(part)?.[1];
    const title = part.replace(ADDRESS, "").replace(/^[\s,:]+|[\s,:]+$/g, "");
    if (address === undefined) return { title };
    return { title: title.replace(/^\((.*)\)$/, "$1") || hostOf(address), url: address };
  });
  const [first, ...others] = sources;
  return first === undefined || url === "" ? sources : [{ ...first, url }, ...others];
}

const ADDRESS = /\(?(https?:\/\/[^\s,;)]+)\)?/;

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}
