import type { ArticleSource } from "../../article/article.ts";
import { chooseWording, type AnswerWording } from "../../ask/answer/wording.ts";
import { detectLanguage } from "../../language.ts";
import { cutText } from "../blocks/cut-text.ts";
import { italic, link, plain, type Leaf, type Line } from "../blocks/rich-text.ts";

/** Titles, names and terms, as shown. */
export const TITLE_LETTERS_MAX = 200;

const SOURCES_MAX = 3;

/** `Source: WIPO, Patents · undated; CNIPA, Invalidation Procedure · 26 February 2013`, each with its link. */
export function sourceLine(sources: readonly ArticleSource[], question: string): Line {
  if (sources.length === 0) return [];
  const words = chooseWording(question);
  const named = sources
    .slice(0, SOURCES_MAX)
    .flatMap((source, at) => [
      plain(at === 0 ? "" : words.semicolon),
      ...sourceLeaves(source, words, question),
    ]);
  const rest = sources.length - SOURCES_MAX;
  return [italic(words.source), ...named, plain(rest > 0 ? words.andMore(rest) : "")];
}

export function namesSamePages(
  ones: readonly ArticleSource[],
  others: readonly ArticleSource[],
): boolean {
  return ones.length === others.length && ones.every(({ url }, at) => url === others[at]?.url);
}

function sourceLeaves(
  { title, url, published, language }: ArticleSource,
  words: AnswerWording,
  question: string,
): Leaf[] {
  const when = words.published(published);
  const isOwn = language === null || language === detectLanguage(question);
  const where = isOwn ? when : `${when} · ${words.inLanguage[language]}`;
  return [link(cutText(title, TITLE_LETTERS_MAX), url), plain(` · ${where}`)];
}
