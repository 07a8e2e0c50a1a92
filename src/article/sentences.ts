/**
 * The sentences of an English or Chinese text in order, each with the white space after it, so that joined they are
 * the text again. A full stop ends no sentence inside `2.5`, after `Mr.`, an initial, `No.` before a number
 * or a list's `1.`; after `U.S.` and its like only where the next word begins one. Takes linear time.
 *
 * Not `Intl.Segmenter`: it cuts after every one of those.
 */
export function cutSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(END_MARK)) {
    const end = index + mark.length;
    const before = text.slice(Math.max(start, index - PEEK), index);
    const isFirst = index - start <= PEEK;
    if (mark.startsWith(".") && !endsSentence(before, isFirst, text.slice(end, end + PEEK)))
      continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return sentences;
}

/** A stretch of a text in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the sentences of a text stand, without the white space around them. */
export function locateSentences(text: string): readonly Span[] {
  let at = 0;
  return cutSentences(text).flatMap((sentence) => {
    const start = at + (sentence.length - sentence.trimStart().length);
    const end = at + sentence.trimEnd().length;
    at += sentence.length;
    return start < end ? [{ start, end }] : [];
  });
}

/** Chinese marks end a sentence wherever they stand, Latin ones before white space; closing marks belong to it. */
const END_MARK =
  /[。！？｡…]+[”’」』）》)\]"']*\s*|(?<![.!?])[.!?]+[”’」』）》)\]"']*(?:\s+|(?=\p{Script=Han}))/gu;

/** Characters around a full stop that decide on it: the longest abbreviation and the longest beginning fit. */
const PEEK = 12;

/** `before` begins with the sentence when `isFirst`. */
function endsSentence(before: string, isFirst: boolean, after: string): boolean {
  if (/^\p{Ll}/u.test(after)) return false;
  const word = /[^\s(“"'（]*$/.exec(before)?.[0] ?? "";
  if ((isFirst && LIST_MARK.test(before)) || NEVER_LAST.has(word)) return false;
  if (BEFORE_NUMBER.has(word)) return !/^\d/.test(after);
  if (!PERHAPS_LAST.has(word) && !INITIALS.test(word)) return true;
  return BEGINS_SENTENCE.test(after) || /\p{Script=Han}/u.test(after.slice(0, 1));
}

const LIST_MARK = /^\s*[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,4})$/i;

/** `J` of J. Smith, `U.S` of U.S. */
const INITIALS = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L})$/u;

/** A name or a quotation follows. */
const NEVER_LAST: ReadonlySet<string> = new Set(
  "Mr Mrs Ms Dr Prof Hon Messrs St Gen Gov Sen Rep Rev vs v cf e.g i.e viz al approx ca".split(" "),
);

const BEFORE_NUMBER: ReadonlySet<string> = new Set(
  "No Nos no nos Art Arts art arts Sec Secs sec para paras Para Vol vol p pp Fig Figs Ch ch Reg Pub Pat Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split(
    " ",
  ),
);

const PERHAPS_LAST: ReadonlySet<string> = new Set("etc Inc Ltd Co Corp Jr Sr Bros LLC".split(" "));

/** What seldom follows an abbreviation inside a sentence. */
const BEGINS_SENTENCE =
  /^[“"'（(]?(?:The|This|That|These|Those|A|An|It|Its|He|His|She|Her|They|Their|We|Our|In|On|At|As|For|From|By|With|But|And|However|After|Before|Since|When|While|If|There|Today|To)\s/;
