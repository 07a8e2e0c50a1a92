/** What a character is to the analysis. */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** Written without spaces between words: Chinese characters and Japanese kana. */
export const IDEOGRAPH = 3;
export type CharacterClass = typeof OTHER | typeof LETTER | typeof DIGIT | typeof IDEOGRAPH;

const BASIC_PLANE = 0x1_0000;
const UNKNOWN = 255;
const known = new Uint8Array(BASIC_PLANE).fill(UNKNOWN);

/** Combining marks count as letters: they belong to the letter before. */
export function classifyCharacter(codePoint: number): CharacterClass {
  if (codePoint >= BASIC_PLANE) return classify(codePoint);
  const seen = known[codePoint];
  if (isClass(seen)) return seen;
  return (known[codePoint] = classify(codePoint));
}

function isClass(value: number | undefined): value is CharacterClass {
  return value !== undefined && value <= IDEOGRAPH;
}

/** Written for the numeral 〇, as in 二○二一年. */
export const CIRCLE = "○";

function classify(codePoint: number): CharacterClass {
  const character = String.fromCodePoint(codePoint);
  if (character === CIRCLE) return IDEOGRAPH;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) {
    return /[\p{L}\p{N}\p{M}]/u.test(character) ? IDEOGRAPH : OTHER;
  }
  if (/\p{N}/u.test(character)) return DIGIT;
  return /[\p{L}\p{M}]/u.test(character) ? LETTER : OTHER;
}
