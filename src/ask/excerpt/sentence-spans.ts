import { sentencesOf } from "../../article/sentences.ts";

/** A stretch of a text in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the sentences of a text stand, without the white space around them. */
export function locateSentences(text: string): readonly Span[] {
  let at = 0;
  return sentencesOf(text).flatMap((sentence) => {
    const start = at + (sentence.length - sentence.trimStart().length);
    const end = at + sentence.trimEnd().length;
    at += sentence.length;
    return start < end ? [{ start, end }] : [];
  });
}
