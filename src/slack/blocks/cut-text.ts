/**
 * The text on one line, at most `lettersMax` UTF-16 units long, never cut inside a character that people see as one.
 * An ellipsis shows that something was cut.
 */
export function cutText(text: string, lettersMax: number): string {
  const folded = text.replaceAll(/\s+/g, " ").trim();
  if (folded.length <= lettersMax) return folded;
  return `${takeStart(folded, lettersMax - ELLIPSIS.length).trimEnd()}${ELLIPSIS}`;
}

/** The longest start of at most `lettersMax` UTF-16 units that cuts no character that people see as one. */
export function takeStart(text: string, lettersMax: number): string {
  if (text.length <= lettersMax) return text;
  let end = 0;
  // The window bounds the work; nothing that people see as one character is longer.
  for (const { index, segment } of GRAPHEMES.segment(text.slice(0, lettersMax + WINDOW_LETTERS))) {
    if (index + segment.length > lettersMax) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });
const ELLIPSIS = "…";
const WINDOW_LETTERS = 100;
