import type { Font, Measure } from "./drawing.ts";

/** The words unchanged, or their longest beginning that fits with an ellipsis; null where not even one letter fits. */
export function fitText(
  {
    words,
    font,
    widthMax,
  }: { readonly words: string; readonly font: Font; readonly widthMax: number },
  measure: Measure,
): string | null {
  if (measure(words, font) <= widthMax) return words;
  const letters = [...GRAPHEMES.segment(words)].map(({ segment }) => segment);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(cutAfter(letters, middle), font) <= widthMax) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? null : cutAfter(letters, fits);
}

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });

function cutAfter(letters: readonly string[], count: number): string {
  return `${letters.slice(0, count).join("").trimEnd()}…`;
}
