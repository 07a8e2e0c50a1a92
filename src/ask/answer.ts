import type { Article, ArticleSource } from "../article/article.ts";
import type { CivilDate, DayRange } from "../dates/civil-date.ts";
import type { EventSource } from "../event/event.ts";

/** What the almanac says to a question. */
export type Answer = ArticleAnswer | Days;

/** What the articles, the catalogue and the lists of members answer. */
export type ArticleAnswer = Found | NotFound;

export interface Found {
  readonly kind: "found";
  /** What the catalogue and the lists of members know of it, to be shown first. */
  readonly facts: readonly Fact[];
  /** Best first; empty only beside facts. One result an article, however many of its passages match. */
  readonly results: readonly Result[];
  /** What was changed or added to the question, said in the answer. */
  readonly notices: readonly Notice[];
}

/** One line that answers, with the pages that state it. */
export interface Fact {
  /** In the question's language: `Patent Cooperation Treaty, signed 19 June 1970`. */
  readonly text: string;
  readonly sources: readonly EventSource[];
  /** The day of a list that was seen: what changed later, it does not know. Null where nothing changes. */
  readonly asOf: CivilDate | null;
}

/** It asks what a day or several bring, which the calendar answers. */
interface Days {
  readonly kind: "days";
  readonly range: DayRange;
}

export interface NotFound {
  readonly kind: "not-found";
  /** What the question names and nothing that was found is about, as it was written. */
  readonly missing: readonly string[];
  /** Articles that come nearest, best first; may be empty. */
  readonly nearest: readonly Article[];
  /** Terms that the articles do have, near to those that were asked for. */
  readonly didYouMean: readonly string[];
  /** Articles that answer where the question's filters are left out, best first; never empty. */
  readonly outsideFilters?: readonly Article[];
}

export interface Result {
  readonly article: Article;
  /** Those to show, best first; never empty. The first results have three together, each later one has one. */
  readonly excerpts: readonly Excerpt[];
  readonly passageCount: number;
  readonly score: number;
}

/** The source's own words, cut at sentences, with the words that matched. */
export interface Excerpt {
  /** 1-based position of the passage in its article. */
  readonly ordinal: number;
  readonly fragments: readonly Fragment[];
  /** Something was cut before or after. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** The pages that state it; empty where it rests on the article's own source. */
  readonly sources: readonly ArticleSource[];
}

export interface Fragment {
  readonly text: string;
  readonly matched: boolean;
}

export type Notice =
  /** The question leans on one before it, of which it took these words. */
  | { readonly kind: "about"; readonly about: string }
  /** The words were found, but not as they stood in quotation marks. */
  | { readonly kind: "not-word-for-word"; readonly written: string }
  | { readonly kind: "corrected"; readonly written: string; readonly shown: string }
  | {
      readonly kind: "former-name";
      readonly former: string;
      readonly today: string;
      readonly until: string;
    };

/** Answers questions; bound to a library and its index. */
export interface Answerer {
  /** `today` is the asker's. Throws UserError, in words for the asker, when the question cannot be read. */
  ask(question: string, today: CivilDate): Answer;
}
