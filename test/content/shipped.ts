import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const CONTENT = join(import.meta.dirname, "../../content");

/** An event as its editors wrote it. */
export interface WrittenEvent {
  readonly id: string;
  readonly title: WrittenWords;
  readonly summary?: WrittenWords;
  readonly date?: string;
  readonly until?: string;
  readonly precision?: string;
  readonly basis?: string;
  readonly dates?: readonly WrittenDate[];
  readonly announce?: string;
  readonly observance?: string;
  readonly since?: number;
  readonly lasts_days?: number;
  readonly themes?: Readonly<Record<string, WrittenWords>>;
  readonly dates_by_year?: Readonly<Record<string, string>>;
  readonly recurs?: string;
  readonly status?: string;
}

export interface WrittenWords {
  readonly en: string;
  readonly zh?: string;
}

export interface WrittenDate {
  readonly basis: string;
  readonly date: string;
  readonly precision: string;
}

export const eventFiles = filesIn("events", ".yml");
export const articleFiles = filesIn("articles", ".md");
export const memberFiles = filesIn("members", ".yml");

export function readYaml(path: string): unknown {
  return parse(readFileSync(join(CONTENT, path), "utf8"));
}

/** What stands between the two `---` at the head of an article. */
export function readFrontMatter(path: string): unknown {
  const [, frontMatter = ""] = readFileSync(join(CONTENT, path), "utf8").split(/^---$/m);
  return parse(frontMatter);
}

export function readEvents(): WrittenEvent[] {
  return eventFiles.flatMap((file) => readYaml(file) as WrittenEvent[]);
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(CONTENT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}
