import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Article } from "../article/article.ts";
import { sortProblems, type Problem } from "../article/problem.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { SynonymGroup } from "../ask/synonyms.ts";
import type { CatalogueEvent } from "../event/event.ts";
import type { Country } from "../membership/country.ts";
import type { Treaty } from "../membership/treaty.ts";
import type { Body } from "../report/body.ts";
import { UserError } from "../user-error.ts";
import { readArticle, type Mention } from "./articles/article-file.ts";
import { readBodies } from "./bodies-file.ts";
import { listFiles, readTextFiles } from "./content-files.ts";
import { checkCatalogue } from "./events/catalogue-checks.ts";
import {
  removeUnknownEvents,
  checkForms,
  checkMentions,
  checkMerged,
  removeDuplicates,
} from "./events/cross-checks.ts";
import { readEvents } from "./events/event-file.ts";
import { readGlossary, type PlacedTerm } from "./glossary-file.ts";
import { loadMembers } from "./members/load-members.ts";
import { readSourceHosts, type SourceHosts } from "./source-hosts.ts";
import { readSynonyms } from "./synonyms-file.ts";
import { readErrorCode, readTextFile } from "./text-file.ts";
import type { ListReading } from "./yaml/yaml-list.ts";

/** Everything that could be read, in the order of the file names, and the problems for editors to correct. */
export interface Content {
  readonly articles: readonly Article[];
  readonly events: readonly CatalogueEvent[];
  readonly glossary: readonly GlossaryTerm[];
  readonly synonyms: readonly SynonymGroup[];
  readonly treaties: readonly Treaty[];
  readonly countries: readonly Country[];
  /** The file of each article, by its id. */
  readonly articleFiles: ReadonlyMap<string, string>;
  /** The publishers of sources; null without `sources.yml`. */
  readonly hosts: SourceHosts | null;
  /** The bodies by whose tags a report groups the events. */
  readonly bodies: readonly Body[];
  /** Sorted by file and line. An entry with a problem is left out, unless it can be shown without the faulty part. */
  readonly problems: readonly Problem[];
}

/**
 * Reads `articles/**.md`, `events/**.yml`, `glossary.yml`, `synonyms.yml`, `sources.yml`, `bodies.yml`,
 * `members/**.yml` and `countries.yml` of a content folder. Files that cannot be read or understood become problems, named by their path as given. Rejects with UserError where there is no such folder.
 */
export async function loadContent(dir: string): Promise<Content> {
  await requireContentDir(dir);
  const articles = await loadArticles(join(dir, "articles"));
  const events = await loadEvents(join(dir, "events"));
  const glossary = await loadGlossary(join(dir, "glossary.yml"));
  const synonyms = await loadOptionalList(join(dir, "synonyms.yml"), readSynonyms);
  const sources = await loadSourceHosts(join(dir, "sources.yml"));
  const bodies = await loadOptionalList(join(dir, "bodies.yml"), readBodies);
  const eventIds = new Set([...events.all.map(({ id }) => id), ...events.leftOut]);
  const members = await loadMembers(dir, eventIds);
  const problems = [
    ...articles.problems,
    ...events.problems,
    ...glossary.problems,
    ...synonyms.problems,
    ...sources.problems,
    ...bodies.problems,
    ...members.problems,
    ...checkMentions(articles.mentions, eventIds),
    ...checkMerged(events.all, eventIds),
    ...checkCatalogue(events.all),
    ...checkForms(glossary.all),
  ];
  return {
    articles: articles.all.map((article) => removeUnknownEvents(article, events.all)),
    events: events.all,
    glossary: glossary.all.map(({ term }) => term),
    synonyms: synonyms.entries,
    treaties: members.treaties,
    countries: members.countries,
    articleFiles: new Map(articles.all.map(({ id }, at) => [id, articles.files[at] ?? dir])),
    hosts: sources.hosts,
    bodies: bodies.entries,
    problems: sortProblems(problems),
  };
}

async function requireContentDir(dir: string): Promise<void> {
  const advice = "Set CONTENT_DIR to the folder that holds articles/, events/ and glossary.yml.";
  const stats = await stat(dir).catch((error: unknown) => readErrorCode(error));
  if (stats === "ENOENT") throw new UserError(`There is no content folder "${dir}". ${advice}`);
  if (typeof stats === "string") {
    throw new UserError(`The content folder "${dir}" cannot be read (${stats}). ${advice}`);
  }
  if (!stats.isDirectory()) throw new UserError(`"${dir}" is not a folder. ${advice}`);
}

interface LoadedArticles {
  readonly all: readonly Article[];
  /** Of each of them. */
  readonly files: readonly string[];
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
}

async function loadArticles(dir: string): Promise<LoadedArticles> {
  const { files, problems } = await listFiles(dir, [".md"]);
  const read: { article: Article; file: string; mentions: readonly Mention[] }[] = [];
  for await (const { file, reading } of readTextFiles(files)) {
    if ("problem" in reading) problems.push(reading.problem);
    else {
      const {
        article,
        mentions,
        problems: own,
      } = readArticle(file, basename(file, ".md"), reading.text);
      problems.push(...own);
      if (article !== null) read.push({ article, file, mentions });
    }
  }
  const unique = removeDuplicates(read, ({ article, file }) => ({
    id: article.id,
    file,
    line: 1,
  }));
  return {
    all: unique.kept.map(({ article }) => article),
    files: unique.kept.map(({ file }) => file),
    mentions: unique.kept.flatMap(({ mentions }) => mentions),
    problems: [...problems, ...unique.problems],
  };
}

interface LoadedEvents {
  readonly all: readonly CatalogueEvent[];
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
}

async function loadEvents(dir: string): Promise<LoadedEvents> {
  const { files, problems } = await listFiles(dir, [".yml", ".yaml"]);
  const events: CatalogueEvent[] = [];
  const leftOut: string[] = [];
  for await (const { file, reading } of readTextFiles(files)) {
    if ("problem" in reading) problems.push(reading.problem);
    else {
      const list = readEvents(file, reading.text);
      problems.push(...list.problems);
      events.push(...list.entries);
      leftOut.push(...list.leftOut);
    }
  }
  const unique = removeDuplicates(events, (event) => event);
  return { all: unique.kept, leftOut, problems: [...problems, ...unique.problems] };
}

/** The glossary is optional. */
async function loadGlossary(
  file: string,
): Promise<{ readonly all: readonly PlacedTerm[]; readonly problems: readonly Problem[] }> {
  const { entries, problems } = await loadOptionalList(file, readGlossary);
  const unique = removeDuplicates(entries, ({ term, file: at, line }) => ({
    id: term.id,
    file: at,
    line,
  }));
  return { all: unique.kept, problems: [...problems, ...unique.problems] };
}

type ListReader<Entry> = (file: string, text: string) => ListReading<Entry>;

/** Reads the list if the file exists; else an empty one. */
async function loadOptionalList<Entry>(
  file: string,
  read: ListReader<Entry>,
): Promise<Pick<ListReading<Entry>, "entries" | "problems">> {
  if (!(await isThere(file))) return { entries: [], problems: [] };
  const reading = await readTextFile(file);
  return "problem" in reading
    ? { entries: [], problems: [reading.problem] }
    : read(file, reading.text);
}

/** `sources.yml` is optional; without it, hosts are null. */
async function loadSourceHosts(
  file: string,
): Promise<{ readonly hosts: SourceHosts | null; readonly problems: readonly Problem[] }> {
  if (!(await isThere(file))) return { hosts: null, problems: [] };
  const reading = await readTextFile(file);
  if ("problem" in reading) return { hosts: null, problems: [reading.problem] };
  return readSourceHosts(file, reading.text);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => readErrorCode(error) !== "ENOENT",
  );
}
