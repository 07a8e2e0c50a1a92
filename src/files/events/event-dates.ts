import {
  describeDayProblem,
  readCivilDate,
  getYear,
  type CivilDate,
} from "../../dates/civil-date.ts";
import {
  DATE_BASES,
  LEAP_RULES,
  type Bilingual,
  type CatalogueEvent,
  type DateBasis,
  type EventDate,
  type EventKind,
  type Recurrence,
} from "../../event/event.ts";
import { quote } from "../../text/quote.ts";
import { readBilingual } from "./bilingual.ts";
import type { Fields } from "../yaml/fields.ts";

/** When an event happened or recurs. */
export type Occasion = Pick<CatalogueEvent, "dates" | "announce" | "recurrence" | "themes">;

/** Reads the date fields of an event, which must be of exactly one form; a field of another form is reported. */
export function readOccasion(
  fields: Fields,
  kind: EventKind | null,
  generalFields: readonly string[],
): Occasion | null {
  const forms = FORMS.filter((form) => fields.has(form));
  const [form] = forms;
  if (form === undefined) {
    fields.allowOnly([...generalFields, ...Object.values(FORM_FIELDS).flat()]);
    const message = `nothing says when. Write one of ${FORMS.join(", ")}.`;
    fields.source.reportAtLine(fields.line, message);
    return null;
  }
  if (forms.length > 1)
    return fields.report(forms[1] ?? form, `and ${form} are both there. Keep one.`);
  refuseOtherForms(fields, form);
  fields.allowOnly([...generalFields, ...Object.values(FORM_FIELDS).flat()]);
  return READERS[form](fields, kind);
}

const FORMS = ["date", "dates", "observance", "dates_by_year"] as const;
type Form = (typeof FORMS)[number];

const FORM_FIELDS: Readonly<Record<Form, readonly string[]>> = {
  date: ["date", "until", "precision", "basis", "recurs", "leap"],
  dates: ["dates", "announce", "recurs", "leap"],
  observance: ["observance", "since", "lasts_days", "themes"],
  dates_by_year: ["dates_by_year"],
};

const READERS: Readonly<Record<Form, (fields: Fields, kind: EventKind | null) => Occasion | null>> =
  {
    date: readSingleDate,
    dates: readSeveralDates,
    observance: readObservance,
    dates_by_year: readYearTable,
  };

const PRECISIONS = ["day", "month", "year"] as const;
const RECURS = ["yearly", "none"] as const;

const YEAR_FIRST = 1000;
const YEAR_LAST = 9999;
/** Anything longer is a season, not an observance. */
const LASTS_DAYS_MAX = 31;

function refuseOtherForms(fields: Fields, form: Form): void {
  for (const name of fields.names().filter((each) => !FORM_FIELDS[form].includes(each))) {
    const owner = FORMS.find((other) => FORM_FIELDS[other].includes(name));
    if (owner !== undefined) {
      fields.report(name, `belongs to ${owner}, but this event has ${form}. Remove it.`);
    }
  }
}

function readSingleDate(fields: Fields): Occasion | null {
  const date = readDate(fields);
  const recurrence = readRecurrence(fields);
  if (date === null || recurrence === null) return null;
  return { dates: [date], announce: date.basis, recurrence, themes: new Map() };
}

function readSeveralDates(fields: Fields): Occasion | null {
  const records = fields.records("dates");
  const dates = records.flatMap((record) => {
    record.allowOnly(["basis", "date", "precision", "until"]);
    return readDate(record) ?? [];
  });
  for (const [index, { basis }] of dates.entries()) {
    if (dates.findIndex((date) => date.basis === basis) < index) {
      fields.report("dates", `has "${basis}" twice. Give each date a basis of its own.`);
    }
  }
  const announce = fields.choice("announce", DATE_BASES);
  const recurrence = readRecurrence(fields);
  if (announce === null || recurrence === null || dates.length < records.length) return null;
  if (!dates.some(({ basis }) => basis === announce)) {
    const bases = dates.map(({ basis }) => basis).join(", ");
    return fields.report("announce", `is "${announce}", but dates has only ${bases || "none"}.`);
  }
  return { dates, announce, recurrence, themes: new Map() };
}

function readRecurrence(fields: Fields): Recurrence | null {
  const recurs = fields.choice("recurs", RECURS, "yearly");
  const leap = fields.has("leap") ? fields.choice("leap", LEAP_RULES) : null;
  if (recurs === null || (leap === null && fields.has("leap"))) return null;
  return recurs === "none" ? { rule: "none" } : { rule: "yearly", leap };
}

function readDate(fields: Fields): EventDate | null {
  const precision = fields.choice("precision", PRECISIONS);
  const basis = fields.choice("basis", DATE_BASES);
  const text = fields.text("date", "1970-04-26");
  const until = fields.optionalDay("until");
  if (text === null) return null;
  if (precision === null || basis === null) {
    // Reported at once, not only after the other fields are mended.
    if (FULL_DATE.test(text)) isRightDay(fields, text, until);
    return null;
  }
  if (precision === "day") return readFullDate(fields, text, basis, until);
  if (until !== null) return fields.report("until", "needs precision: day.");
  return readVagueDate(fields, text, precision, basis);
}

function readFullDate(
  fields: Fields,
  text: string,
  basis: DateBasis,
  until: CivilDate | null,
): EventDate | null {
  if (!isRightDay(fields, text, until)) return null;
  return { basis, precision: "day", ...partsOf(text), until };
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reports a day that does not exist, and an end before it. */
function isRightDay(fields: Fields, text: string, until: CivilDate | null): boolean {
  const reading = readCivilDate(text);
  if ("problem" in reading) {
    const coarser = /^\d{4}(-\d{2})?$/.test(text) ? " Or write the precision that is known." : "";
    fields.report("date", `is ${quote(text)}; ${reading.problem}${coarser}`);
    return false;
  }
  if (until === null || until >= reading.date) return true;
  fields.report("until", `is "${until}", which is before date, "${text}".`);
  return false;
}

function readVagueDate(
  fields: Fields,
  text: string,
  precision: "month" | "year",
  basis: DateBasis,
): EventDate | null {
  const form = precision === "month" ? "YYYY-MM" : "YYYY";
  const pattern = precision === "month" ? /^\d{4}-\d{2}$/ : /^\d{4}$/;
  if (!pattern.test(text)) {
    const problem = `is ${quote(text)}, but precision is ${precision}. Write ${form}, or another precision.`;
    return fields.report("date", problem);
  }
  const parts = partsOf(text);
  const problem = describeDayProblem(parts.year, parts.month ?? 1, 1);
  if (problem !== null) {
    return fields.report("date", `is ${quote(text)}; ${problem}. Write ${form}.`);
  }
  return { basis, precision, ...parts, until: null };
}

/** Of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function partsOf(text: string): Pick<EventDate, "year" | "month" | "day"> {
  const [year = 0, month = null, day = null] = text.split("-").map(Number);
  return { year, month, day };
}

function readObservance(fields: Fields): Occasion | null {
  const text = fields.text("observance", "04-26");
  const since = fields.number("since", "2001", YEAR_FIRST, YEAR_LAST);
  const lastsDays = fields.has("lasts_days")
    ? fields.number("lasts_days", "7", 2, LASTS_DAYS_MAX)
    : 1;
  const themes = readThemes(fields);
  if (text === null || since === null || lastsDays === null) return null;
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (month === undefined || day === undefined) {
    return fields.report("observance", `is ${quote(text)}; write MM-DD, such as 04-26.`);
  }
  const problem = describeDayProblem(COMMON_YEAR, month, day);
  if (problem !== null) {
    const why = problem.replace(` in ${COMMON_YEAR}`, ` in most years`);
    return fields.report("observance", `is ${quote(text)}; ${why}. Write MM-DD.`);
  }
  const recurrence = { rule: "observance", month, day, since, lastsDays } as const;
  return { dates: [], announce: null, recurrence, themes };
}

/** Any year without a 29 February: an observance has to exist every year. */
const COMMON_YEAR = 2001;

function readThemes(fields: Fields): ReadonlyMap<number, Bilingual> {
  const years = fields.optionalRecord("themes");
  const themes = new Map<number, Bilingual>();
  if (years === null) return themes;
  for (const name of years.names()) {
    const theme = readBilingual(years.optionalRecord(name), "Green Innovation");
    if (!isYear(name)) years.report(name, "is not a year. Write four digits.");
    else if (theme !== null) themes.set(Number(name), theme);
  }
  return themes;
}

function readYearTable(fields: Fields, kind: EventKind | null): Occasion | null {
  const years = fields.optionalRecord("dates_by_year");
  if (years === null) return null;
  const dates = new Map<number, CivilDate>();
  for (const name of years.names()) {
    const date = years.day(name, `${name}-06-08`);
    if (!isYear(name)) years.report(name, "is not a year. Write four digits.");
    else if (date !== null && getYear(date) !== Number(name)) {
      years.report(name, `has "${date}"; the day must lie in ${name}.`);
    } else if (date !== null) dates.set(Number(name), date);
  }
  // A holiday moves by a calendar, which somebody computed; any other day by a decision.
  const basis = kind === "holiday" ? "computed" : "observance";
  return {
    dates: [],
    announce: null,
    recurrence: { rule: "year-table", dates, basis },
    themes: new Map(),
  };
}

function isYear(text: string): boolean {
  return /^\d{4}$/.test(text);
}
