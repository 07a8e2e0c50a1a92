import type { DigestLanguage } from "../../digest/preferences.ts";
import type { Language } from "../../language.ts";
import { CHINESE } from "./chinese.ts";
import type { DigestWording } from "./digest-wording.ts";
import { ENGLISH } from "./english.ts";

/** The languages that a message is told in, the first one first. */
export function listLanguages(language: DigestLanguage): readonly [Language, ...Language[]] {
  return language === "both" ? ["en", "zh"] : [language];
}

export function pickWording(language: Language): DigestWording {
  return WORDS[language];
}

const WORDS: Readonly<Record<Language, DigestWording>> = { en: ENGLISH, zh: CHINESE };
