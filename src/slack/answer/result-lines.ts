import type { Excerpt, NotFound, Notice, Result } from "../../ask/answer.ts";
import { chooseWording, type AnswerWording, type Around } from "../../ask/answer/wording.ts";
import { detectLanguage } from "../../language.ts";
import { bold, code, italic, link, plain, type Leaf, type Line } from "../blocks/rich-text.ts";
import { cutText, takeStart } from "../blocks/cut-text.ts";
import { namesSamePages, sourceLine, TITLE_LETTERS_MAX } from "./source-line.ts";

/** The search cuts its excerpts shorter than this; a guard for messages of several. */
const EXCERPT_LETTERS_MAX = 900;

/** Notices, nearest titles and suggestions, each. */
export const ASIDES_MAX = 3;

export const QUESTION_LETTERS_MAX = 150;

/** The title as the link, the excerpts with the matched words bold, a line each, and the pages that state them. */
export function buildResultLines({ article, excerpts }: Result, question: string): Line[] {
  const told = excerpts.flatMap((excerpt, at) => {
    const isLastOfSame = !namesSamePages(excerpts[at + 1]?.sources ?? [], excerpt.sources);
    return [excerptLeaves(excerpt), isLastOfSame ? sourceLine(excerpt.sources, question) : []];
  });
  return [[link(cutText(article.title, TITLE_LETTERS_MAX), article.url, { bold: true })], ...told];
}

/** `CIP News · 23 April 2021 · passages 4 and 7`, and the language where it is not the question's. */
export function wordSource({ article, excerpts }: Result, question: string): string {
  const words = chooseWording(question);
  const ordinals = [...new Set(excerpts.map(({ ordinal }) => ordinal))];
  const parts = [
    cutText(article.source, TITLE_LETTERS_MAX),
    words.published(article.published),
    ...(ordinals.length === 0 ? [] : [words.passages(ordinals)]),
    ...(article.language === detectLanguage(question) ? [] : [words.inLanguage[article.language]]),
  ];
  return parts.join(" · ");
}

/** `Also: First · Second` */
export function buildAlsoLine(results: readonly Result[], { also }: AnswerWording): Line {
  if (results.length === 0) return [];
  return [italic(also), ...titleLinks(results.map(({ article }) => article))];
}

/** What was changed in the question, said above the results. */
export function buildNoticeLines(notices: readonly Notice[], words: AnswerWording): Line[] {
  return notices.slice(0, ASIDES_MAX).map((notice) => {
    if (notice.kind === "former-name") {
      const [former, today] = [shown(notice.former), shown(notice.today)];
      return [plain(words.formerName(former, today, notice.until))];
    }
    if (notice.kind === "about") return [plain(words.about(shown(notice.about)))];
    if (notice.kind === "not-word-for-word") {
      return [plain(words.notWordForWord(shown(notice.written)))];
    }
    return around(words.corrected(shown(notice.written)), bold(shown(notice.shown)));
  });
}

/** `Nothing in the almanac's 15 articles answers "...". Nearest: ..., ...`; where nothing is near, what to do. */
export function buildNotFoundLines(
  answer: NotFound,
  question: string,
  articleCount: number,
): readonly Line[] {
  const words = chooseWording(question);
  const { missing, nearest, didYouMean, outsideFilters } = answer;
  const [label, articles] =
    outsideFilters === undefined
      ? [words.nearest, nearest]
      : [words.outsideFilters, outsideFilters];
  return [
    around(words.notFound(articleCount), bold(cutText(question, QUESTION_LETTERS_MAX))),
    missing.length === 0 ? [] : [plain(words.missing(missing.slice(0, ASIDES_MAX).map(shown)))],
    articles.length === 0 ? [] : [italic(label), ...titleLinks(articles.slice(0, ASIDES_MAX))],
    didYouMeanLine(didYouMean, words),
    articles.length + didYouMean.length > 0 ? [] : around(words.tryOther, code("/ip help")),
  ];
}

/** `Did you mean Design Law Treaty or Hague system?` */
function didYouMeanLine(terms: readonly string[], words: AnswerWording): Line {
  if (terms.length === 0) return [];
  const meant = terms
    .slice(0, ASIDES_MAX)
    .flatMap((term, index) => [plain(index === 0 ? "" : words.or), bold(shown(term))]);
  return around(words.didYouMean, ...meant);
}

function around([before, after]: Around, ...part: readonly Leaf[]): Line {
  return [plain(before), ...part, plain(after)];
}

/** The source's own words; an ellipsis where something was left out. */
function excerptLeaves({ fragments, cutBefore, cutAfter }: Excerpt): Leaf[] {
  const leaves: Leaf[] = [plain(cutBefore ? "… " : "")];
  let left = EXCERPT_LETTERS_MAX;
  for (const { text, matched } of fragments) {
    const start = takeStart(text, left);
    leaves.push(matched ? bold(start) : plain(start));
    left -= start.length;
    if (start.length < text.length) return [...leaves, plain("…")];
  }
  return [...leaves, plain(cutAfter ? " …" : "")];
}

function titleLinks(articles: readonly { title: string; url: string | null }[]): Leaf[] {
  return articles.flatMap(({ title, url }, index) => [
    plain(index === 0 ? "" : " · "),
    link(cutText(title, TITLE_LETTERS_MAX), url),
  ]);
}

function shown(term: string): string {
  return cutText(term, TITLE_LETTERS_MAX);
}
