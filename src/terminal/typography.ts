import { styleText } from "node:util";

/**
 * Type styles of a terminal; all plain where the output is a file or a pipe. Each also defuses the text:
 * content comes from files that others write, and control characters could move the cursor or retitle the window.
 */
export interface Typography {
  readonly plain: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** `coloured` is for a terminal whose owner did not set NO_COLOR (https://no-color.org). */
export function pickTypography(coloured: boolean): Typography {
  if (!coloured) return { plain: printable, bold: printable, faint: printable };
  // The caller knows where the text goes; styleText would look at this process's stdout instead.
  const style = { validateStream: false };
  return {
    plain: printable,
    bold: (text) => styleText("bold", printable(text), style),
    faint: (text) => styleText("dim", printable(text), style),
  };
}

const REPLACEMENT = "\uFFFD";

function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, REPLACEMENT);
}
