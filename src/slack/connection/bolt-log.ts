import { LogLevel, type Logger } from "@slack/bolt";
import type { Log, LogFields } from "../../log.ts";

/**
 * What Slack's libraries say, in our log. Their debug lines hold whole requests with the texts of people
 * (`http request body: ...`), so these are dropped, and long lines are cut.
 * Their errors become warnings: whoever calls the library decides whether a person has to act.
 */
export function createBoltLog(log: Log): Logger {
  return {
    debug: () => {},
    info: (...words) => log.debug("slack library", lineOf(words)),
    warn: (...words) => log.warn("slack library", lineOf(words)),
    error: (...words) => log.warn("slack library", lineOf(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

const LINE_LETTERS_MAX = 300;

function lineOf(words: readonly unknown[]): LogFields {
  return { message: words.map(wordOf).join(" ").slice(0, LINE_LETTERS_MAX) };
}

function wordOf(word: unknown): string {
  if (typeof word === "string") return word;
  return word instanceof Error ? word.message : typeof word;
}
