import type { Passage } from "../../article/passage.ts";
import type { Token } from "../../ask/search-index.ts";
import type { Analyse } from "./analyzer.ts";

/** What the index reads of a passage. */
export interface PassageText {
  /** The article's title, and the heading above the passage in a line of its own. */
  readonly titles: string;
  readonly text: string;
}

/** A passage as the words that are indexed. */
export interface PassageWords {
  /** The terms that stand at each place; each place of the titles as often as it weighs. */
  readonly counted: readonly (readonly string[])[];
  /** Words and characters with the place where each stands, ascending. A pair or a name has none: it is near by itself. */
  readonly placed: readonly PlacedWord[];
}

export interface PlacedWord {
  readonly term: string;
  readonly place: number;
}

/** A title says in few words what a passage is about. Measured: 2 and 3 are alike, 1 is worse. */
export const TITLE_WEIGHT = 2;
/** Between titles and text, so that no phrase and no nearness reaches from one into the other. A power of two. */
export const TITLE_GAP = 64;

export function textOf({ article, heading, text }: Passage): PassageText {
  return { titles: heading === null ? article.title : `${article.title}\n${heading}`, text };
}

export function wordsOf({ titles, text }: PassageText, analyse: Analyse): PassageWords {
  const [title, body] = [analyse(titles), analyse(text)];
  const counted: string[][] = [];
  for (let copy = 0; copy < TITLE_WEIGHT; copy += 1) addPlaces(counted, title);
  addPlaces(counted, body);
  const placed: PlacedWord[] = [];
  addPlaced(placed, title, 0);
  addPlaced(placed, body, placeCount(title) + TITLE_GAP);
  return { counted, placed };
}

function addPlaces(counted: string[][], tokens: readonly Token[]): void {
  const first = counted.length;
  for (const { term, position } of tokens) (counted[first + position] ??= []).push(term);
}

function addPlaced(placed: PlacedWord[], tokens: readonly Token[], first: number): void {
  for (const { term, kind, position } of tokens) {
    if (kind === "word" || kind === "character") placed.push({ term, place: first + position });
  }
}

function placeCount(tokens: readonly Token[]): number {
  return (tokens.at(-1)?.position ?? -1) + 1;
}
