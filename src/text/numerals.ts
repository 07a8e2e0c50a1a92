/** English ordinals from first to ninth. */
export const FIRSTS: readonly string[] =
  "first second third fourth fifth sixth seventh eighth ninth".split(" ");

/** Chinese numerals, each at the index of its value. */
export const CHINESE_DIGITS = "〇一二三四五六七八九";

/** `二十六` is 26, `十` 10, `两` 2, `九十九` 99; null for anything else, also above 99. */
export function readChineseCount(numerals: string): number | null {
  const parts = /^([一二两兩三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(numerals);
  if (!parts) return null;
  const [, first, ten, last] = parts;
  if (ten === undefined) return first === undefined || last !== undefined ? null : digitOf(first);
  return 10 * (first === undefined ? 1 : digitOf(first)) + (last === undefined ? 0 : digitOf(last));
}

/** Numerals that are read digit by digit: `二〇二一` is 2021; null where another character stands among them. */
export function readChineseDigits(numerals: string): number | null {
  if (!/^[〇零一二三四五六七八九]+$/.test(numerals)) return null;
  return Number(Array.from(numerals, digitOf).join(""));
}

function digitOf(numeral: string): number {
  return Math.max(0, CHINESE_DIGITS.indexOf(/[两兩]/.test(numeral) ? "二" : numeral));
}
