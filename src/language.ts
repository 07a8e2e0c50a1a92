/** The languages that articles and messages are written in. */
export type Language = "en" | "zh";
