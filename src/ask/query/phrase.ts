import type { Phrase, SearchIndex } from "../search-index.ts";

/** Whether the words stand in the text next to each other and in this order. */
export function hasPhrase(text: Phrase, phrase: Phrase): boolean {
  return text.some((_, at) => phrase.every((term, next) => text[at + next] === term));
}

/** A text to be found word for word. */
export function toPhrase(text: string, index: SearchIndex): Phrase {
  return index
    .analyse(text)
    .filter(({ kind }) => kind === "word" || kind === "character")
    .map(({ term }) => term);
}
