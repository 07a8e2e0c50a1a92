import type { Phrase, SearchIndex } from "../search-index.ts";

/** A text to be found word for word. */
export function toPhrase(text: string, index: SearchIndex): Phrase {
  return index
    .analyse(text)
    .filter(({ kind }) => kind === "word" || kind === "character")
    .map(({ term }) => term);
}
