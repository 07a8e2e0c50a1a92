import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Problem } from "../../article/problem.ts";
import type { CatalogueEvent, NewEvent } from "../../event/event.ts";
import { UserError, WrongUse } from "../../user-error.ts";
import { checkCatalogue } from "../events/catalogue-checks.ts";
import { readCsvEvents } from "./csv-events.ts";
import { writeEventYaml } from "../events/event-yaml.ts";
import { readForeignText } from "./foreign-text.ts";
import { readIcsEvents } from "./ics-events.ts";
import type { ImportedEvents } from "./imported-event.ts";
import { readErrorCode } from "../text-file.ts";

/**
 * Reads the new events of a `.csv` or `.ics` file. A row is reported instead if it cannot be read, its id
 * is taken, or the catalogue has the event under another id. Rejects with WrongUse for any other file.
 */
export async function importEvents(
  file: string,
  catalogue: readonly CatalogueEvent[],
): Promise<ImportedEvents> {
  const read = READERS.get(extname(file).toLowerCase());
  if (read === undefined) {
    throw new WrongUse(
      `"${file}" is neither .csv nor .ics. Save the table as CSV or the calendar as iCalendar.`,
    );
  }
  const reading = await readForeignText(file);
  if ("problem" in reading) return { events: [], problems: [reading.problem] };
  const { events, problems } = read(file, reading.text);
  return besideCatalogue(events, problems, catalogue);
}

/** Writes events as the YAML text of an event file. */
export function writeEventsYaml(events: readonly NewEvent[]): string {
  return [HEADER, ...events.map(writeEventYaml)].join("\n");
}

/** Writes a new file. Rejects with UserError when it exists already or cannot be written. */
export async function writeNewFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    const code = readErrorCode(error);
    if (code === "EEXIST")
      throw new UserError(`${file} already exists and is not overwritten. Choose another name.`);
    throw new UserError(
      `${file} cannot be written (${code}). Check the folder and its permissions.`,
    );
  }
}

const READERS: ReadonlyMap<string, (file: string, text: string) => ImportedEvents> = new Map([
  [".csv", readCsvEvents],
  [".ics", readIcsEvents],
]);

const HEADER = "# yaml-language-server: $schema=../schema/events.schema.json\n";

function besideCatalogue(
  events: readonly CatalogueEvent[],
  problems: readonly Problem[],
  catalogue: readonly CatalogueEvent[],
): ImportedEvents {
  const owners = new Map(catalogue.map((event) => [event.id, event]));
  const free: CatalogueEvent[] = [];
  const taken: Problem[] = [];
  for (const event of events) {
    const { id, file, line } = event;
    const owner = owners.get(id);
    if (owner === undefined) {
      owners.set(id, event);
      free.push(event);
    } else {
      const message = `id "${id}" is taken by ${owner.file}:${owner.line}. Choose another, or remove the row if it is the same event.`;
      taken.push({ file, line, message });
    }
  }
  const isNew = new Set(free.map(({ file, line }) => `${file}:${line}`));
  const twins = checkCatalogue([...catalogue, ...free]).filter(({ file, line }) =>
    isNew.has(`${file}:${line}`),
  );
  const unfit = new Set(twins.map(({ line }) => line));
  return {
    events: free.filter(({ line }) => !unfit.has(line)),
    problems: [...problems, ...taken, ...twins].toSorted((a, b) => a.line - b.line),
  };
}
