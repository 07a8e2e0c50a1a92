import { stringify } from "yaml";
import type { Problem } from "../../article/problem.ts";
import type { CatalogueEvent } from "../../event/event.ts";
import { readEvents } from "../events/event-file.ts";

/** An event read from another program's file, or the problem with it; both with their line. */
export interface ImportedEvents {
  readonly events: readonly CatalogueEvent[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the fields of one event as if they were in an event file, so that an import follows the same rules.
 * `nameOf` returns the other file's name for a field.
 */
export function readImported(
  { file, line }: { readonly file: string; readonly line: number },
  fields: object,
  nameOf: (field: string) => string,
): ImportedEvents {
  const { entries, problems } = readEvents(file, stringify([fields], { version: "1.2" }));
  return {
    events: entries.map((event) => ({ ...event, line })),
    problems: problems.map(({ message }) => ({
      file,
      line,
      message: message.replace(/^[a-z._]+/, nameOf),
    })),
  };
}

/** Those of all rows. */
export function joinImportedEvents(readings: readonly ImportedEvents[]): ImportedEvents {
  return {
    events: readings.flatMap(({ events }) => events),
    problems: readings.flatMap(({ problems }) => problems),
  };
}
