import { classifyCharacter, DIGIT, IDEOGRAPH, LETTER, OTHER } from "./character-class.ts";

/** Takes a token by its UTF-16 offsets: one word, or one character of a script without spaces. */
type TakeToken = (start: number, end: number, isIdeograph: boolean) => void;

const APOSTROPHES = "'’";
/** Soft hyphens and zero-width characters, which pages and editors leave within words. */
const INVISIBLE = "\u00AD\u200B\u200C\u200D\u2060\uFEFF";

/**
 * Splits any text into words, in reading order. `U.S.`, `1.5`, `12,000` and `China's` are one word each;
 * hyphens separate words. Runs in time proportional to the text.
 */
export function eachToken(text: string, take: TakeToken): void {
  let at = 0;
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    const kind = classifyCharacter(codePoint);
    const end =
      kind === LETTER || kind === DIGIT ? endOfWord(text, at) : at + (codePoint > 0xffff ? 2 : 1);
    if (kind !== OTHER) take(at, end, kind === IDEOGRAPH);
    at = end;
  }
}

function endOfWord(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = endOfRun(text, at);
    const joined = at + 1 < text.length && joins(text, start, at);
    if (!joined) return at;
    at += 1;
  }
}

function endOfRun(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    const kind = classifyCharacter(codePoint);
    if (kind !== LETTER && kind !== DIGIT) return at;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

/** Whether the character at `at` is part of a word: an apostrophe, the dot of an abbreviation, the comma of a number. */
function joins(text: string, start: number, at: number): boolean {
  const mark = text[at] ?? "";
  // Most words end here.
  if (mark === " ") return false;
  const next = classifyCharacter(text.codePointAt(at + 1) ?? 0);
  if (APOSTROPHES.includes(mark)) return next === LETTER;
  if (INVISIBLE.includes(mark)) return next === LETTER || next === DIGIT;
  if (mark === ".") {
    return (isDigit(text, at - 1) && next === DIGIT) || isDotOfAbbreviation(text, start, at);
  }
  return isCommaOfNumber(text, at);
}

function isCommaOfNumber(text: string, at: number): boolean {
  const mark = text[at];
  // A Chinese comma separates clauses, except between full-width digits.
  const parts = mark === "," || (mark === "，" && FULL_WIDTH_DIGIT.test(text[at - 1] ?? ""));
  return parts && isDigit(text, at - 1) && hasThreeDigits(text, at + 1);
}

/** Whether a reader sees nothing between two offsets. */
export function isInvisible(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!INVISIBLE.includes(text[at]!)) return false;
  return true;
}

const FULL_WIDTH_DIGIT = /[０-９]/;

function isDigit(text: string, at: number): boolean {
  return classifyCharacter(text.charCodeAt(at)) === DIGIT;
}

function hasThreeDigits(text: string, at: number): boolean {
  return /^[\d０-９]{3}(?![\d０-９])/.test(text.slice(at, at + 4));
}

/** `U.S` and `e.g`: single letters, each with a dot between. */
function isDotOfAbbreviation(text: string, start: number, at: number): boolean {
  const single = at - start === 1 || text[at - 2] === ".";
  return (
    single &&
    classifyCharacter(text.codePointAt(at - 1) ?? 0) === LETTER &&
    /^\p{L}(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 4))
  );
}
