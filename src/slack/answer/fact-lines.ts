import type { Fact } from "../../ask/answer.ts";
import type { AnswerWording } from "../../ask/answer/wording.ts";
import { cutText } from "../blocks/cut-text.ts";
import { bold, italic, link, plain, type Line } from "../blocks/rich-text.ts";
import { TITLE_LETTERS_MAX } from "./source-line.ts";

/** A line of the catalogue is shorter; a guard for titles of any length. */
const FACT_LETTERS_MAX = 400;
const SOURCES_MAX = 2;

/** What is known for certain, each line with the pages that state it beneath it. */
export function factLines(facts: readonly Fact[], words: AnswerWording): Line[] {
  return facts.flatMap(({ text, sources, asOf }) => [
    [bold(cutText(text, FACT_LETTERS_MAX))],
    sourcesLine(sources, asOf, words),
  ]);
}

function sourcesLine(sources: Fact["sources"], asOf: Fact["asOf"], words: AnswerWording): Line {
  if (sources.length === 0) return [];
  const named = sources
    .slice(0, SOURCES_MAX)
    .flatMap(({ title, url }, at) => [
      plain(at === 0 ? "" : words.semicolon),
      link(cutText(title, TITLE_LETTERS_MAX), url),
    ]);
  const rest = sources.length - SOURCES_MAX;
  return [
    italic(words.source),
    ...named,
    plain(rest > 0 ? words.andMore(rest) : ""),
    plain(asOf === null ? "" : words.asOf(asOf)),
  ];
}
