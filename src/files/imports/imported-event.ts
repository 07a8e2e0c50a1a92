import { stringify } from "yaml";
import type { Problem } from "../../article/problem.ts";
import type { CatalogueEvent } from "../../event/event.ts";
import { readEvents } from "../events/event-file.ts";

/** An event of another program's file, or what is wrong with it; both know their line. */
export interface ImportedEvents {
  readonly events: readonly CatalogueEvent[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the fields of one event as if they stood in a file of events, so that an import is held to the same rules.
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
