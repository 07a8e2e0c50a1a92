import type { CivilDate } from "../dates/civil-date.ts";
import type { Language } from "../language.ts";

/** One article of the office's content folder. */
export interface Article {
  /** Stable, kebab-case, equal to the file's name without `.md`. */
  readonly id: string;
  readonly title: string;
  /** Who published it, e.g. `CNIPA`, `China IP News`, `WIPO`. */
  readonly source: string;
  /** http or https; null where the source is known but its address is not. */
  readonly url: string | null;
  /** Null where the source does not say. */
  readonly published: CivilDate | null;
  readonly language: Language;
  readonly tags: readonly string[];
  readonly people: readonly Person[];
  /** Ids of the catalogue's events that it is about. */
  readonly events: readonly string[];
  /** The body in reading order, without markup. */
  readonly blocks: readonly Block[];
}

/** Somebody whom an article names, with the office held then, as the article gives it. */
export interface Person {
  readonly name: string;
  readonly office: string | null;
}

/** A page on which a part of an article rests. */
export interface ArticleSource {
  /** Publisher and page, e.g. `WIPO, Patents`. */
  readonly title: string;
  /** http or https */
  readonly url: string;
  /** Null where the page does not say. */
  readonly published: CivilDate | null;
  /** Of the page; null where it is not known. */
  readonly language: Language | null;
}

/** A heading, a paragraph, one item of a list or a quotation, as plain text. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "item" | "quotation";
  readonly text: string;
  /** 1-based line in the file. */
  readonly line: number;
  /** The pages that state it; left out where it rests on the article's own source. */
  readonly sources?: readonly ArticleSource[];
}
