import type { Answer, Excerpt, Found, NotFound, Notice, Result } from "../ask/answer.ts";
import { longDate } from "../date-words.ts";
import type { Typography } from "./typography.ts";

/** An answer as plain text: title, excerpt, source and date, link. `limit` counts articles. */
export function answerText(
  answer: Answer,
  question: string,
  limit: number,
  type: Typography,
): string {
  return answer.kind === "found"
    ? foundText(answer, limit, type)
    : notFoundText(answer, question, type);
}

/** The same for scripts; a stable form, documented by its test. */
export function answerJson(answer: Answer, question: string, limit: number): object {
  if (answer.kind === "not-found") {
    const nearest = answer.nearest.map(({ id, title }) => ({ id, title }));
    return { question, answered: false, nearest, didYouMean: answer.didYouMean };
  }
  const results = answer.results.slice(0, limit).map(resultJson);
  return {
    question,
    answered: true,
    matched: answer.results.length,
    notices: answer.notices,
    results,
  };
}

function foundText({ results, notices }: Found, limit: number, type: Typography): string {
  const matched = results.length === 1 ? "1 article matches." : `${results.length} articles match.`;
  const blocks = results.slice(0, limit).map((result) => resultText(result, type));
  return [
    ...notices.map((notice) => type.plain(noticeText(notice))),
    ...blocks,
    type.faint(matched),
  ]
    .join("\n\n")
    .concat("\n");
}

function notFoundText(
  { nearest, didYouMean }: NotFound,
  question: string,
  type: Typography,
): string {
  const lines = [type.plain(`Not found in the articles: "${question}".`)];
  if (didYouMean.length > 0) lines.push(`Did you mean ${didYouMean.map(type.bold).join(", ")}?`);
  if (nearest.length > 0)
    lines.push("Nearest:", ...nearest.map(({ title }) => type.plain(`  ${title}`)));
  return lines.join("\n").concat("\n");
}

function resultText({ article, excerpts }: Result, type: Typography): string {
  const origin = `${article.source} · ${longDate(article.published)}`;
  return [
    type.bold(article.title),
    ...excerpts.map((excerpt) => excerptText(excerpt, type)),
    type.faint(article.url ? `${origin} · ${article.url}` : origin),
  ].join("\n");
}

function excerptText({ fragments, cutBefore, cutAfter }: Excerpt, type: Typography): string {
  const words = fragments
    .map(({ text, matched }) => (matched ? type.bold(text) : type.plain(text)))
    .join("");
  return `${cutBefore ? "… " : ""}${words}${cutAfter ? " …" : ""}`;
}

function noticeText(notice: Notice): string {
  if (notice.kind === "corrected") {
    return `Showing results for ${notice.shown} (you wrote "${notice.written}").`;
  }
  return `${notice.former} is a former name of ${notice.today} (until ${notice.until}); both are searched.`;
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
    excerpts: excerpts.map(({ ordinal, fragments }) => ({
      passage: ordinal,
      text: fragments.map(({ text }) => text).join(""),
      matched: [...new Set(fragments.filter(({ matched }) => matched).map(({ text }) => text))],
    })),
  };
}
