import type { Article, ArticleSource, Person } from "../../article/article.ts";
import type { Problem } from "../../article/problem.ts";
import type { Language } from "../../language.ts";
import { readBody } from "./article-body.ts";
import { attachSources, OWN, type ListedSources } from "./section-sources.ts";
import { Fields } from "../yaml/fields.ts";
import { YamlSource } from "../yaml/yaml-source.ts";

export interface ArticleReading {
  /** Null when a problem keeps it from being shown. */
  readonly article: Article | null;
  /** The events that its front matter names, with their lines. */
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
}

/** An event's id in an article's front matter. */
export interface Mention {
  readonly eventId: string;
  readonly file: string;
  readonly line: number;
}

/** Reads a Markdown file with YAML front matter. `name` is the file's name without folder and `.md`. */
export function readArticle(file: string, name: string, text: string): ArticleReading {
  const parts = FRONT_MATTER.exec(text);
  if (!parts) return nothing(file, missingFrontMatter(text));
  const [whole, frontMatter = ""] = parts;
  const source = new YamlSource(file, frontMatter, 1);
  if (source.root === null && source.problems.length === 0) {
    return nothing(file, `the fields are missing. Write ${REQUIRED} between the two lines of ---.`);
  }
  const head = source.root === null ? null : readHead(source, name);
  const body = readBody(file, text.slice(whole.length), linesIn(whole));
  if (body.blocks.length === 0) {
    const lastLine = linesIn(text.trimEnd()) + 1;
    source.reportAtLine(lastLine, "the text is missing. Write it below the second ---.");
  }
  source.problems.push(...body.mistakes);
  if (head === null || source.problems.length > 0) return left(source, body.problems);
  const gaps: Problem[] = laterSources(file, head);
  const blocks = attachSources(body.blocks, head.sources, {
    mistake: (line, message) => source.reportAtLine(line, message),
    gap: (line, message) => gaps.push({ file, line, message }),
  });
  if (source.problems.length > 0) return left(source, body.problems);
  const problems = [...body.problems, ...gaps];
  return { article: { ...head.article, blocks }, mentions: head.mentions, problems };
}

/** Reports sources that are newer than the article. */
function laterSources(file: string, { article, sources }: Head): Problem[] {
  const { published } = article;
  return [...sources].flatMap(([id, { source, line }]) => {
    if (published === null || source.published === null || source.published <= published) return [];
    const message = `the source "${id}" is dated ${source.published}, later than the article (${published}). Correct one of the two.`;
    return [{ file, line, message }];
  });
}

/** A reading without an article, because of a problem. */
function left(source: YamlSource, others: readonly Problem[]): ArticleReading {
  return { article: null, mentions: [], problems: [...source.problems, ...others] };
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)(?<=\n)---[ \t]*(?:\n|$)/;

const REQUIRED = "id, title, source, published and language";

const FIELDS = [
  "id",
  "title",
  "source",
  "url",
  "published",
  "language",
  "tags",
  "people",
  "events",
  "sources",
  "note",
] as const;

const LANGUAGES: readonly Language[] = ["en", "zh"];

function nothing(file: string, message: string): ArticleReading {
  return { article: null, mentions: [], problems: [{ file, line: 1, message }] };
}

function missingFrontMatter(text: string): string {
  const begins = /^---[ \t]*\n/.test(text);
  return begins
    ? "the fields have no end. Write --- on a line of its own below them."
    : `the file does not begin with ---. Write ${REQUIRED} between two lines of --- above the text.`;
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

/** Reads the front matter, between the two lines of `---`. */
interface Head {
  readonly article: Omit<Article, "blocks">;
  readonly mentions: readonly Mention[];
  readonly sources: ListedSources;
}

function readHead(source: YamlSource, name: string): Head | null {
  const fields = Fields.of(source, source.root, "", "what stands between the two lines of ---");
  if (fields === null) return null;
  fields.allowOnly(FIELDS);
  const id = fields.id("id", name);
  if (id !== null && id !== name) {
    fields.report("id", `is "${id}", but the file is ${name}.md. Make them equal.`);
  }
  const title = fields.text("title", "World Intellectual Property Day");
  const from = fields.text("source", "CNIPA");
  const url = fields.optionalUrl("url");
  const published = readPublished(fields);
  const language = fields.choice("language", LANGUAGES);
  const tags = fields.ids("tags", "ip-protection").map(({ text }) => text);
  const people = fields.records("people").flatMap((person) => readPerson(person) ?? []);
  const events = fields.ids("events", "world-ip-day");
  const sources = readSources(fields);
  fields.optionalText("note");
  if (id === null || title === null || from === null || published === null || language === null) {
    return null;
  }
  const about = events.map(({ text }) => text);
  return {
    article: { id, title, source: from, url, ...published, language, tags, people, events: about },
    mentions: events.map(({ text, line }) => ({ eventId: text, file: source.file, line })),
    sources,
  };
}

/** Null where it is invalid; `published` is null where the day is unknown. */
function readPublished(fields: Fields): Pick<Article, "published"> | null {
  if (fields.peek("published") === UNKNOWN) return { published: null };
  const published = fields.day("published", "2021-04-23");
  return published === null ? null : { published };
}

function readPerson(fields: Fields): Person | null {
  fields.allowOnly(["name", "office"]);
  const name = fields.text("name", "Shen Changyu");
  const office = fields.optionalText("office");
  return name === null ? null : { name, office };
}

function readSources(fields: Fields): ListedSources {
  const listed = new Map<string, { readonly source: ArticleSource; readonly line: number }>();
  for (const entry of fields.records("sources")) {
    const id = entry.id("id", "wipo-patents");
    const source = readSource(entry);
    if (id === null || source === null) continue;
    if (id === OWN) entry.report("id", `is "${OWN}", which means the article's own source.`);
    if (listed.has(id)) entry.report("id", `is "${id}", as another one's. Give each its own.`);
    listed.set(id, { source, line: entry.line });
  }
  return listed;
}

function readSource(fields: Fields): ArticleSource | null {
  fields.allowOnly(["id", "title", "url", "published", "language"]);
  const title = fields.text("title", "WIPO, Patents");
  const url = fields.has("url")
    ? fields.optionalUrl("url")
    : fields.text("url", "https://www.wipo.int/patents/en/");
  const published = fields.peek("published") === UNKNOWN ? null : fields.optionalDay("published");
  const language = fields.has("language") ? fields.choice("language", LANGUAGES) : null;
  return title === null || url === null ? null : { title, url, published, language };
}

/** Written for a day that the source does not give. */
const UNKNOWN = "unknown";
