import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../article/problem.ts";
import { COUNTRY_CODES, type Country } from "../../membership/country.ts";
import type { Treaty } from "../../membership/treaty.ts";
import { listFiles, readTextFiles } from "../content-files.ts";
import { removeDuplicates } from "../events/cross-checks.ts";
import { readTextFile } from "../text-file.ts";
import { readCountries } from "./countries-file.ts";
import { checkNames, checkTreatyEvents, removeUnknownEvent } from "./members-checks.ts";
import { readTreaty, type KnownCodes } from "./treaty-file.ts";

/** Treaties with their members, and countries with their names. */
export interface LoadedMembers {
  readonly treaties: readonly Treaty[];
  readonly countries: readonly Country[];
  readonly problems: readonly Problem[];
}

/** Reads `countries.yml` and `members/**.yml` of a content folder; both are optional. */
export async function loadMembers(
  contentDir: string,
  eventIds: ReadonlySet<string>,
): Promise<LoadedMembers> {
  const countries = await loadCountries(join(contentDir, "countries.yml"));
  const treaties = await loadTreaties(join(contentDir, "members"), codesOf(countries.all));
  return {
    treaties: treaties.all.map((treaty) => removeUnknownEvent(treaty, eventIds)),
    countries: countries.all,
    problems: [
      ...countries.problems,
      ...treaties.problems,
      ...checkTreatyEvents(treaties.all, eventIds),
      ...checkNames(countries.all.map((one) => ({ ...one, names: one, id: one.code }))),
      ...checkNames(treaties.all),
    ],
  };
}

interface Loaded<Thing> {
  readonly all: readonly Thing[];
  readonly problems: readonly Problem[];
}

async function loadCountries(file: string): Promise<Loaded<Country>> {
  if (!(await exists(file))) return { all: [], problems: [] };
  const reading = await readTextFile(file);
  if ("problem" in reading) return { all: [], problems: [reading.problem] };
  const { entries, problems } = readCountries(file, reading.text);
  const unique = removeDuplicates(entries, (country) => ({ ...country, id: country.code }));
  return { all: unique.kept, problems: [...problems, ...unique.problems] };
}

async function loadTreaties(dir: string, known: KnownCodes): Promise<Loaded<Treaty>> {
  if (!(await exists(dir))) return { all: [], problems: [] };
  const { files, problems } = await listFiles(dir, [".yml", ".yaml"]);
  const treaties: Treaty[] = [];
  for await (const { file, reading } of readTextFiles(files)) {
    if ("problem" in reading) problems.push(reading.problem);
    else {
      const { treaty, problems: own } = readTreaty(file, reading.text, known);
      problems.push(...own);
      if (treaty !== null) treaties.push(treaty);
    }
  }
  const unique = removeDuplicates(treaties, (treaty) => treaty);
  return { all: unique.kept, problems: [...problems, ...unique.problems] };
}

function codesOf(countries: readonly Country[]): KnownCodes {
  const organizations = countries.filter(({ isOrganization }) => isOrganization);
  return {
    countries: new Set(COUNTRY_CODES),
    organizations: new Set(organizations.map(({ code }) => code)),
  };
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
