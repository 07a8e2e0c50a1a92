import { CHINESE_DIGITS, readChineseCount, readChineseDigits } from "../../text/numerals.ts";
import type { DatedText } from "./date-tokens.ts";

/** A number, and the index of its token farthest from the start of reading. */
export interface NumberAt {
  readonly value: number;
  readonly index: number;
}

/** Reads the number in digits or Chinese numerals right after a character (step 1) or right before it (-1), or null. */
export function readChineseNumber(dated: DatedText, index: number, step: 1 | -1): NumberAt | null {
  const { tokens } = dated;
  const next = tokens[index + step];
  if (!next || !isSpaceBetween(dated, index, step)) return null;
  if (next.kind === "word") {
    return /^\d{1,4}$/.test(next.term) ? { value: Number(next.term), index: index + step } : null;
  }
  let numerals = "";
  let last = index;
  while (numerals.length < NUMERALS_MAX && isNumeral(tokens[last + step]?.term)) {
    last += step;
    numerals = step > 0 ? numerals + tokens[last]!.term : tokens[last]!.term + numerals;
  }
  const value = readChineseCount(numerals) ?? readChineseDigits(numerals);
  return value === null ? null : { value, index: last };
}

/** Chinese is set with and without spaces around numbers. */
function isSpaceBetween({ text, tokens }: DatedText, index: number, step: number): boolean {
  const [one, other] = step > 0 ? [index, index + 1] : [index - 1, index];
  return text.slice(tokens[one]!.end, tokens[other]!.start).trim() === "";
}

/** 二〇二一 */
const NUMERALS_MAX = 4;

function isNumeral(term: string | undefined): boolean {
  return term !== undefined && `${CHINESE_DIGITS}零十`.includes(term);
}
