import type { DateBasis } from "../event/event.ts";
import type { DateInSentence } from "./written-dates.ts";

/** What a sentence says happened on a date, and its distance from it; null where no word close by says. */
export function findBasis({ sentence, written, earlier, next }: DateInSentence): Word | null {
  const { start, end } = written;
  const from = Math.max(earlier.at(-1)?.end ?? 0, start - WORDS_LETTERS_MAX);
  const until = Math.min(next?.start ?? sentence.length, end + WORDS_LETTERS_MAX);
  const opening = sentence.slice(from, start);
  const before = wordsIn(opening, (_, wordEnd) => opening.length - wordEnd).at(-1);
  const after = wordsIn(sentence.slice(end, until), (wordStart) => wordStart).at(0);
  return (leads(opening) ? after : before) ?? before ?? after ?? null;
}

/** The length of a long clause, such as one that names two bodies, their parents and what they did. */
const WORDS_LETTERS_MAX = 150;

/** A date that opens its clause, and any Chinese one, comes before its verb. */
function leads(before: string): boolean {
  const opening =
    /(?:^|[,;:–—-]|\b(?:and|but|that|where))\s*(?:[Oo]n|[Ii]n|[Ff]rom|[Ss]ince)?\s*(?:the (?:morning|afternoon|evening) of)?\s*$/;
  return opening.test(before) || /\p{Script=Han}/u.test(before.slice(-3));
}

interface Word {
  readonly basis: DateBasis;
  /** UTF-16 units between the word and the date. */
  readonly distance: number;
  readonly start: number;
}

function wordsIn(text: string, distanceOf: (start: number, end: number) => number): Word[] {
  return BASIS_WORDS.flatMap(([basis, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: word }) => ({
      basis,
      start: index,
      distance: distanceOf(index, index + word.length),
    })),
  ).toSorted((a, b) => a.start - b.start);
}

const BASIS_WORDS: readonly (readonly [DateBasis, RegExp])[] = [
  [
    "in force",
    /\b(?:entry|entries|entered|enters|enter|came|comes) into (?:force|effect)\b|\bin force\b|生效/gi,
  ],
  ["effective", /\b(?:took|takes|take|taking) effect\b|\beffective\b|施行|实施/gi],
  ["adopted", /\badopt(?:s|ed|ion)\b|通过/gi],
  [
    "signed",
    /\b(?:signs|signed|signing|signature|renewed)\b|\bexchange of letters\b|\bexchanged letters\b|签署|签订/gi,
  ],
  ["promulgated", /\bpromulgat(?:es|ed|ion)\b|公布|颁布/gi],
  ["published", /\bpublish(?:es|ed)\b|\bpublication\b|发表|刊发/gi],
  ["issued", /\b(?:issues|issued|releases|released)\b|印发|发布/gi],
  ["deposited", /\bdeposit(?:s|ed)\b|交存/gi],
  ["ratified", /\b(?:ratifies|ratified|ratification)\b/gi],
  ["established", /\b(?:establishes|established|set up)\b|设立/gi],
  ["founded", /\bfounded\b|成立/gi],
  ["took office", /\b(?:took|takes) office\b|就任|就职/gi],
  ["renamed", /\brenamed\b|更名/gi],
  [
    "occurred",
    /\b(?:held|hold|holds|holding|took place|takes place|opened|opens|convened|convenes|presided|presiding|session|kicked off|inaugurat\w+)\b|举行|召开|举办|开幕|主持/gi,
  ],
];
