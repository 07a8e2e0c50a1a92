import type { Language } from "../language.ts";
import type { EventSource } from "./event.ts";

/**
 * The best source first: an official one before others, an encyclopedia last, and one that the reader cannot read after
 * those that they can. Sources that are alike keep the editors' order.
 */
export function sortSources(
  sources: readonly EventSource[],
  languages: readonly Language[],
): EventSource[] {
  return sources.toSorted((a, b) => rankOf(a, languages) - rankOf(b, languages));
}

/** Lower is better. Not to be readable weighs more than not to be official. */
function rankOf({ title, url }: EventSource, languages: readonly Language[]): number {
  const foreign = isReadable(title, languages) ? 0 : 3;
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : "";
  if (ENCYCLOPEDIA.test(host)) return foreign + 2;
  return foreign + (OFFICIAL.test(host) ? 0 : 1);
}

/** Editors write the language of a page behind its title where it is not English: `(in Russian)`. */
function isReadable(title: string, languages: readonly Language[]): boolean {
  const [, name] = /\(in (\p{Lu}\p{L}+)/u.exec(title) ?? [];
  if (name === undefined) return languages.includes("en") || /\p{Script=Han}/u.test(title);
  return languages.some((language) => LANGUAGE_NAMES[language] === name);
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", zh: "Chinese" };

const ENCYCLOPEDIA = /wiki/;

/** Intergovernmental organisations, governments and the offices of the field. */
const OFFICIAL =
  /(?:^|\.)(?:[\w-]+\.int|gov|gov\.[a-z]{2}|go\.(?:jp|kr)|gob\.[a-z]{2}|gouv\.[a-z]{2}|europa\.eu|epo\.org|wto\.org|un\.org|unesco\.org)$/;
