import type { Unit } from "../analysis/glossary-matcher.ts";

/** A number, and the place of the word that is farthest from where it was read. */
export interface NumberAt {
  readonly value: number;
  readonly place: number;
}

/** The number in digits or Chinese numerals right before a character, or null. */
export function chineseNumberBefore(
  text: string,
  units: readonly Unit[],
  place: number,
): NumberAt | null {
  return numberFrom(text, units, place, -1);
}

/** The number right after a character, or null. */
export function chineseNumberAfter(
  text: string,
  units: readonly Unit[],
  place: number,
): NumberAt | null {
  return numberFrom(text, units, place, 1);
}

function numberFrom(
  text: string,
  units: readonly Unit[],
  place: number,
  step: 1 | -1,
): NumberAt | null {
  const next = units[place + step];
  if (!next || !isSpaceBetween(text, units, place, step)) return null;
  if (next.kind === "word") {
    return /^\d{1,4}$/.test(next.term) ? { value: Number(next.term), place: place + step } : null;
  }
  let numerals = "";
  let last = place;
  while (numerals.length < NUMERALS_MAX && NUMERALS.has(units[last + step]?.term ?? "")) {
    last += step;
    numerals = step > 0 ? numerals + units[last]!.term : units[last]!.term + numerals;
  }
  const value = valueOf(numerals);
  return value === null ? null : { value, place: last };
}

/** Chinese is set with and without spaces around numbers. */
function isSpaceBetween(
  text: string,
  units: readonly Unit[],
  place: number,
  step: number,
): boolean {
  const [one, other] = step > 0 ? [place, place + 1] : [place - 1, place];
  return text.slice(units[one]!.end, units[other]!.start).trim() === "";
}

const NUMERALS = new Map(
  "〇一二三四五六七八九十".split("").map((numeral, value) => [numeral, value]),
);
NUMERALS.set("零", 0);
const TEN = 10;
/** 二〇二一 */
const NUMERALS_MAX = 4;

/** `二〇二一` is read digit by digit, `二十六` as tens and ones. */
function valueOf(numerals: string): number | null {
  if (numerals === "") return null;
  const [tens = "", ones = "", ...more] = numerals.split("十");
  if (!numerals.includes("十")) {
    return numerals.split("").reduce((sum, each) => sum * TEN + (NUMERALS.get(each) ?? 0), 0);
  }
  if (more.length > 0 || tens.length > 1 || ones.length > 1) return null;
  return TEN * (NUMERALS.get(tens) ?? 1) + (NUMERALS.get(ones) ?? 0);
}
