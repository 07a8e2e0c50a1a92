import type { Article, Person } from "../../article/article.ts";
import type { Problem } from "../../article/problem.ts";
import type { Language } from "../../language.ts";
import { readBody } from "./article-body.ts";
import { Fields } from "../yaml/fields.ts";
import { YamlSource } from "../yaml/yaml-source.ts";

export interface ArticleReading {
  /** Null when something in it has to be mended first. */
  readonly article: Article | null;
  /** Where its front matter names the events that it is about. */
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
  const sound = source.problems.length === 0;
  return {
    article: sound && head !== null ? { ...head.article, blocks: body.blocks } : null,
    mentions: sound && head !== null ? head.mentions : [],
    problems: [...source.problems, ...body.problems],
  };
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

/** All but the blocks. */
function readHead(
  source: YamlSource,
  name: string,
): { readonly article: Omit<Article, "blocks">; readonly mentions: readonly Mention[] } | null {
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
  const published = fields.day("published", "2021-04-23");
  const language = fields.choice("language", LANGUAGES);
  const tags = fields.ids("tags", "ip-protection").map(({ text }) => text);
  const people = fields.records("people").flatMap((person) => readPerson(person) ?? []);
  const events = fields.ids("events", "world-ip-day");
  fields.optionalText("note");
  if (id === null || title === null || from === null || published === null || language === null) {
    return null;
  }
  const about = events.map(({ text }) => text);
  return {
    article: { id, title, source: from, url, published, language, tags, people, events: about },
    mentions: events.map(({ text, line }) => ({ eventId: text, file: source.file, line })),
  };
}

function readPerson(fields: Fields): Person | null {
  fields.allowOnly(["name", "office"]);
  const name = fields.text("name", "Shen Changyu");
  const office = fields.optionalText("office");
  return name === null ? null : { name, office };
}
