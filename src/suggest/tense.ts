import type { DateInSentence } from "./written-dates.ts";

/** Whether a sentence treats its date as future, by the first verb after the date or the last before it. */
export function isAhead({ sentence, written: { start, end } }: DateInSentence): boolean {
  const after = VERB.exec(sentence.slice(end))?.[0];
  const before = [...sentence.slice(0, start).matchAll(new RegExp(VERB, "gu"))].at(-1)?.[0];
  const verb = after ?? before;
  return verb !== undefined && COMING.test(verb);
}

const COMING = /^(?:will|shall|is to|are to|scheduled|due|plans? to|expected|将|拟|计划)$/u;

const VERB =
  /\b(?:will|shall|is to|are to|scheduled|due|plans? to|expected|was|were|is|are|has|have|had|held|said|took|\p{Ll}{2,}ed)\b|将|拟|计划|了|举行|召开|通过|签署/u;
