import type { Excerpt, NotFound, Notice, Result } from "../ask/answer.ts";
import { longDate } from "../date-words.ts";
import { bold, italic, link, plain, type Leaf, type Line } from "./rich-text.ts";
import { cutText, startOf } from "./text.ts";

/** Titles, names and terms, as shown. */
const TITLE_LETTERS_MAX = 200;

/** The search cuts its excerpts shorter than this; a guard for messages of several. */
const EXCERPT_LETTERS_MAX = 900;

/** Notices, nearest titles and suggestions, each. */
export const ASIDES_MAX = 3;

export const QUESTION_LETTERS_MAX = 150;

/** The title as the link, and the excerpts with the matched words bold, a line each. */
export function resultLines({ article, excerpts }: Result): Line[] {
  return [
    [link(cutText(article.title, TITLE_LETTERS_MAX), article.url, { bold: true })],
    ...excerpts.map(excerptLeaves),
  ];
}

/** `CIP News · 23 April 2021 · passages 4 and 7`, and the language where it is not the question's. */
export function sourceWords({ article, excerpts }: Result, question: string): string {
  const asked = /\p{Script=Han}/u.test(question) ? "zh" : "en";
  const parts = [
    cutText(article.source, TITLE_LETTERS_MAX),
    longDate(article.published),
    ...(excerpts.length === 0 ? [] : [passageWords(excerpts)]),
    ...(article.language === asked ? [] : [LANGUAGES[article.language]]),
  ];
  return parts.join(" · ");
}

function passageWords(excerpts: readonly Excerpt[]): string {
  const ordinals = [...new Set(excerpts.map(({ ordinal }) => ordinal))];
  const last = ordinals.at(-1);
  return ordinals.length === 1
    ? `passage ${last}`
    : `passages ${ordinals.slice(0, -1).join(", ")} and ${last}`;
}

/** `Also: First · Second` */
export function alsoLine(results: readonly Result[]): Line {
  if (results.length === 0) return [];
  return [italic("Also: "), ...titleLinks(results.map(({ article }) => article))];
}

/** What was changed in the question, said above the results. */
export function noticeLines(notices: readonly Notice[]): Line[] {
  return notices.slice(0, ASIDES_MAX).map((notice) => {
    if (notice.kind === "former-name") {
      const [former, today] = [shown(notice.former), shown(notice.today)];
      return [plain(`${former} was ${today}'s name until ${notice.until}; both are searched.`)];
    }
    return [
      plain("Showing results for "),
      bold(shown(notice.shown)),
      plain(` (you wrote "${shown(notice.written)}").`),
    ];
  });
}

/** `Nothing in the almanac's 15 articles answers "...". Nearest: ..., ...` */
export function notFoundLines({ nearest }: NotFound, question: string, articles: string): Line[] {
  const links =
    nearest.length === 0 ? [] : [italic("Nearest: "), ...titleLinks(nearest.slice(0, ASIDES_MAX))];
  return [
    [
      plain(`Nothing in the almanac's ${articles} answers "`),
      bold(cutText(question, QUESTION_LETTERS_MAX)),
      plain('".'),
    ],
    links,
  ];
}

/** `Did you mean Design Law Treaty or Hague system?` */
export function didYouMeanLine({ didYouMean }: NotFound): Line {
  if (didYouMean.length === 0) return [];
  const terms = didYouMean
    .slice(0, ASIDES_MAX)
    .flatMap((term, index) => [plain(index === 0 ? "" : " or "), bold(shown(term))]);
  return [plain("Did you mean "), ...terms, plain("?")];
}

/** The source's own words; an ellipsis where something was left out. */
function excerptLeaves({ fragments, cutBefore, cutAfter }: Excerpt): Leaf[] {
  const leaves: Leaf[] = [plain(cutBefore ? "… " : "")];
  let left = EXCERPT_LETTERS_MAX;
  for (const { text, matched } of fragments) {
    const start = startOf(text, left);
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

const LANGUAGES = { en: "in English", zh: "in Chinese" } as const;
