/** A text in quotation marks on one line, for an error message; long texts are cut. */
export function quote(text: string): string {
  const letters = Array.from(
    text.slice(0, 2 * QUOTED_LETTERS_MAX + 1).replaceAll(UNPRINTABLE, " "),
  );
  const cut = letters.length > QUOTED_LETTERS_MAX;
  return `"${cut ? `${letters.slice(0, QUOTED_LETTERS_MAX).join("")}…` : letters.join("")}"`;
}

/** Enough to recognise one's own words. */
const QUOTED_LETTERS_MAX = 40;

/** Line breaks, control characters and marks that change the writing direction. */
const UNPRINTABLE = /[\s\p{Cc}\p{Cf}]+/gu;
