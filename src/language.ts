/** The languages that articles and messages are written in. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language that a person wrote a question or a day in, and wants the answer in: Chinese has Chinese characters. */
export function detectLanguage(written: string): Language {
  return /\p{Script=Han}/u.test(written) ? "zh" : "en";
}
