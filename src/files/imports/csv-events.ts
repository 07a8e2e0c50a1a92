import { CsvError, parse } from "csv-parse/sync";
import type { Problem } from "../../article/problem.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { readRowFields } from "./csv-row.ts";
import { joinImportedEvents, readImported, type ImportedEvents } from "./imported-event.ts";

/**
 * Reads a table of events with a header row. Columns may be in any order; optional ones may be missing.
 * A row with a problem is left out. Never throws.
 */
export function readCsvEvents(file: string, text: string): ImportedEvents {
  const table = readTable(file, text);
  if ("problem" in table) return { events: [], problems: [table.problem] };
  const [header, ...rows] = table.rows;
  if (header === undefined) return refused(file, 1, `the file is empty. ${ADVICE}`);
  const names = header.cells.map(nameOf);
  const problems = headerProblems(file, names);
  if (problems.length > 0) return { events: [], problems };
  if (rows.length === 0) return refused(file, 1, "there is no row below the first line.");
  return joinImportedEvents(rows.map((row) => readRow(file, names, row)));
}

/** The column names of each field: the usual one and its alternatives. */
const COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ["id", []],
  ["kind", []],
  ["title_en", ["title"]],
  ["title_zh", []],
  ["summary_en", ["summary"]],
  ["summary_zh", []],
  ["date", []],
  ["date_end", ["until"]],
  ["precision", []],
  ["date_basis", ["basis"]],
  ["recurrence", ["recurs"]],
  ["confidence", []],
  ["importance", []],
  ["tags", []],
  ["source", ["sources"]],
  ["url", []],
  ["note", []],
]);

const REQUIRED = ["id", "kind", "title_en", "date", "date_basis", "source"];

const ADVICE = `The first line names the columns: ${REQUIRED.join(", ")} and, as you like, ${[...COLUMNS.keys()].filter((name) => !REQUIRED.includes(name)).join(", ")}.`;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function readTable(
  file: string,
  text: string,
): { readonly rows: readonly Row[] } | { readonly problem: Problem } {
  const rows: Row[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines - newLinesIn(cells), cells });
        return null;
      },
    });
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : 1;
    const message = `this is not CSV (${error.message}). Close every quotation mark, and double those inside a cell.`;
    return { problem: { file, line, message } };
  }
}

/** Excel's separator depends on the user's country. */
function delimiterOf(text: string): string {
  const [header = ""] = text.split("\n", 1);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ",";
}

/** The parser reports the line on which a row ends. */
function newLinesIn(cells: readonly string[]): number {
  return cells.join("").split("\n").length - 1;
}

function nameOf(written: string): string {
  const name = written.toLowerCase().replaceAll(/[ -]+/g, "_");
  return [...COLUMNS].find(([, others]) => others.includes(name))?.[0] ?? name;
}

/** An unknown column is ignored, unless it looks like a misspelling of a missing one. */
function headerProblems(file: string, names: readonly string[]): Problem[] {
  const unknown = names.filter((name) => !COLUMNS.has(name));
  const missing = REQUIRED.filter((name) => !names.includes(name));
  const hints = missing.flatMap((name) => {
    const nearest = findNearest(name, unknown);
    return nearest === null ? [] : [`Is ${quote(nearest)} meant to be ${name}?`];
  });
  const messages = names
    .filter((name, at) => COLUMNS.has(name) && names.indexOf(name) < at)
    .map((name) => `the column "${name}" is there twice. Keep one.`);
  if (missing.length > 0) {
    const what = missing.length === 1 ? "a column is" : "columns are";
    messages.push([`${what} missing: ${missing.join(", ")}.`, ...hints, ADVICE].join(" "));
  }
  return messages.map((message) => ({ file, line: 1, message }));
}

function readRow(file: string, names: readonly string[], { line, cells }: Row): ImportedEvents {
  if (cells.length !== names.length) {
    const message = `the row has ${cells.length} cells, but there are ${names.length} columns. Put a cell in quotation marks if it holds a comma.`;
    return refused(file, line, message);
  }
  const row = new Map(names.map((name, at) => [name, folded(cells[at] ?? "")]));
  const empty = REQUIRED.filter((name) => row.get(name) === "");
  if (empty.length > 0) return refused(file, line, `${empty.join(", ")}: the cell is empty.`);
  const reading = readRowFields(row);
  if ("problem" in reading) return refused(file, line, reading.problem);
  return readImported({ file, line }, reading.fields, (field) => COLUMN_OF.get(field) ?? field);
}

/** Line breaks in a cell only fit the text to the cell's width. */
function folded(cell: string): string {
  return cell.replaceAll(/\s+/g, " ").trim();
}

const COLUMN_OF: ReadonlyMap<string, string> = new Map([
  ["basis", "date_basis"],
  ["until", "date_end"],
  ["title.en", "title_en"],
  ["title.zh", "title_zh"],
  ["lasts_days", "date_end"],
  ["observance", "date"],
  ["since", "recurrence"],
]);

function refused(file: string, line: number, message: string): ImportedEvents {
  return { events: [], problems: [{ file, line, message }] };
}
