import type { Article, ArticleSource } from "../article/article.ts";
import type {
  ArticleAnswer,
  Excerpt,
  Fact,
  Found,
  NotFound,
  Notice,
  Result,
} from "../ask/answer.ts";
import { chooseWording, type AnswerWording } from "../ask/answer/wording.ts";
import type { Typography } from "./typography.ts";

/** An answer as plain text, in the question's language: title, excerpt, source and date, link. `limit` counts articles. */
export function formatAnswer(
  answer: ArticleAnswer,
  { question, limit, articleCount }: Printed,
  type: Typography,
): string {
  return answer.kind === "found"
    ? foundText(answer, question, limit, type)
    : notFoundText(answer, question, articleCount, type);
}

interface Printed {
  readonly question: string;
  readonly limit: number;
  /** Articles of the library. */
  readonly articleCount: number;
}

/** The same for scripts; a stable form, documented by its test. */
export function toAnswerJson(answer: ArticleAnswer, question: string, limit: number): object {
  if (answer.kind === "not-found") {
    const nearest = answer.nearest.map(nameArticle);
    const outsideFilters = (answer.outsideFilters ?? []).map(nameArticle);
    const { missing, didYouMean } = answer;
    return { question, answered: false, missing, nearest, outsideFilters, didYouMean };
  }
  const results = answer.results.slice(0, limit).map(resultJson);
  return {
    question,
    answered: true,
    matched: answer.results.length,
    notices: answer.notices,
    facts: answer.facts,
    results,
  };
}

function foundText(
  { facts, results, notices }: Found,
  question: string,
  limit: number,
  type: Typography,
): string {
  const words = chooseWording(question);
  const blocks = results.slice(0, limit).map((result) => resultText(result, words, type));
  return [
    ...notices.map((notice) => type.plain(noticeText(notice, words))),
    ...facts.map((fact) => factText(fact, words, type)),
    ...blocks,
    ...(results.length === 0 ? [] : [type.faint(words.matched(results.length))]),
  ]
    .join("\n\n")
    .concat("\n");
}

function notFoundText(
  { missing, nearest, didYouMean, outsideFilters }: NotFound,
  question: string,
  articleCount: number,
  type: Typography,
): string {
  const words = chooseWording(question);
  const [before, after] = words.didYouMean;
  const lines = [type.plain(words.notFound(articleCount).join(question))];
  if (missing.length > 0) lines.push(type.plain(words.missing(missing)));
  if (didYouMean.length > 0)
    lines.push(`${before}${didYouMean.map(type.bold).join(words.or)}${after}`);
  const [label, articles] =
    outsideFilters === undefined
      ? [words.nearest, nearest]
      : [words.outsideFilters, outsideFilters];
  if (articles.length > 0)
    lines.push(label.trimEnd(), ...articles.map(({ title }) => type.plain(`  ${title}`)));
  return lines.join("\n").concat("\n");
}

function factText({ text, sources, asOf }: Fact, words: AnswerWording, type: Typography): string {
  const pages = sources.map(({ title, url }) => (url === null ? title : `${title} · ${url}`));
  const seen = asOf === null ? "" : words.asOf(asOf);
  return [
    type.bold(text),
    ...(pages.length === 0
      ? []
      : [type.faint(`${words.source}${pages.join(words.semicolon)}${seen}`)]),
  ].join("\n");
}

function resultText({ article, excerpts }: Result, words: AnswerWording, type: Typography): string {
  const origin = `${article.source} · ${words.published(article.published)}`;
  return [
    type.bold(article.title),
    ...excerpts.flatMap((excerpt) => [
      excerptText(excerpt, type),
      ...excerpt.sources.map((source) => type.faint(sourceText(source, words))),
    ]),
    type.faint(article.url ? `${origin} · ${article.url}` : origin),
  ].join("\n");
}

function excerptText({ fragments, cutBefore, cutAfter }: Excerpt, type: Typography): string {
  const words = fragments
    .map(({ text, matched }) => (matched ? type.bold(text) : type.plain(text)))
    .join("");
  return `${cutBefore ? "… " : ""}${words}${cutAfter ? " …" : ""}`;
}

/** `Source: WIPO, Patents · undated · http://www.wipo.int/patents/en/` */
function sourceText({ title, published, url }: ArticleSource, words: AnswerWording): string {
  return `${words.source}${title} · ${words.published(published)} · ${url}`;
}

function noticeText(notice: Notice, words: AnswerWording): string {
  switch (notice.kind) {
    case "corrected":
      return words.corrected(notice.written).join(notice.shown);
    case "about":
      return words.about(notice.about);
    case "not-word-for-word":
      return words.notWordForWord(notice.written);
    case "former-name":
      return words.formerName(notice.former, notice.today, notice.until);
  }
}

function nameArticle({ id, title }: Article): object {
  return { id, title };
}

function resultJson({ article, excerpts, score }: Result): object {
  return {
    id: article.id,
    title: article.title,
    source: article.source,
    published: article.published,
    url: article.url,
    language: article.language,
    score,
    excerpts: excerpts.map(({ ordinal, fragments, sources }) => ({
      passage: ordinal,
      text: fragments.map(({ text }) => text).join(""),
      matched: [...new Set(fragments.filter(({ matched }) => matched).map(({ text }) => text))],
      sources,
    })),
  };
}
