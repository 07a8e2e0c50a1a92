import type { DatedText } from "./date-tokens.ts";

/** How two dates are connected: as a range of days, or as two separate days. */
export type Connector = "range" | "pair";

/** Between two days: a dash, a slash or a wave, with or without spaces. */
const DASH = /^\s?[-/~\u2010-\u2015\u2212\uFF0D\uFF5E]\s?$/u;
const WORDS: ReadonlyMap<string, Connector> = new Map([
  ["to", "range"],
  ["until", "range"],
  ["till", "range"],
  ["through", "range"],
  ["至", "range"],
  ["到", "range"],
  ["and", "pair"],
  ["和", "pair"],
]);

/** The connector after a token (step 1) or before it (-1), and the index of the token beyond; null without one. */
export function findConnector(
  dated: DatedText,
  index: number,
  step: 1 | -1,
): { readonly connector: Connector; readonly index: number } | null {
  if (DASH.test(gapAt(dated, index, step))) return { connector: "range", index: index + step };
  const connector = WORDS.get(dated.tokens[index + step]?.term ?? "");
  const isClose =
    gapAt(dated, index, step).trim() === "" && gapAt(dated, index + step, step).trim() === "";
  return connector && isClose ? { connector, index: index + 2 * step } : null;
}

/** The text between a token and its neighbour; without a neighbour, a text that is not a dash. */
function gapAt({ text, tokens }: DatedText, index: number, step: 1 | -1): string {
  const [one, other] = step > 0 ? [index, index + 1] : [index - 1, index];
  const [before, after] = [tokens[one], tokens[other]];
  return before && after ? text.slice(before.end, after.start) : "|";
}
