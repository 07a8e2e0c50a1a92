import { joinTitles, type Passage } from "../../article/passage.ts";

/** What the index reads of a passage. */
export interface PassageFields {
  /** The article's title, and on a line of its own the heading above the passage. */
  readonly titles: string;
  readonly text: string;
}

/** How often a word of a title counts, for a title says in few words what a passage is about. Measured: 2 and 3 are alike, 1 is worse. */
export const TITLE_WEIGHT = 2;
/** Positions between titles and text, so that no phrase and no proximity reaches from one into the other. A power of two. */
export const TITLE_GAP = 64;

export function readFields(passage: Passage): PassageFields {
  return { titles: joinTitles(passage), text: passage.text };
}
