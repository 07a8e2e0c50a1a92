import type { Unit } from "../analysis/glossary-matcher.ts";

/** How two dates or days belong together: all days from the one to the other, or the two alone. */
export type Joint = "range" | "pair";

/** Between two days: a dash, a slash or a wave, with or without spaces. */
const DASH = /^\s?[-/~\u2010-\u2015\u2212\uFF0D\uFF5E]\s?$/u;
const JOINING_WORDS: ReadonlyMap<string, Joint> = new Map([
  ["to", "range"],
  ["until", "range"],
  ["till", "range"],
  ["through", "range"],
  ["至", "range"],
  ["到", "range"],
  ["and", "pair"],
  ["和", "pair"],
]);

/** The place of the word that a dash or a joining word leads to from another, and what it makes of the two; or null. */
export function jointFrom(
  text: string,
  units: readonly Unit[],
  place: number,
  step: 1 | -1,
): { readonly joint: Joint; readonly place: number } | null {
  if (DASH.test(gapAt(text, units, place, step))) return { joint: "range", place: place + step };
  const joint = JOINING_WORDS.get(units[place + step]?.term ?? "");
  const isClose =
    gapAt(text, units, place, step).trim() === "" &&
    gapAt(text, units, place + step, step).trim() === "";
  return joint && isClose ? { joint, place: place + 2 * step } : null;
}

/** What stands between a word and its neighbour; something that is no dash where there is none. */
function gapAt(text: string, units: readonly Unit[], place: number, step: 1 | -1): string {
  const [one, other] = step > 0 ? [place, place + 1] : [place - 1, place];
  const [before, after] = [units[one], units[other]];
  return before && after ? text.slice(before.end, after.start) : "|";
}
