import type { NameFinder } from "./subject.ts";

/**
 * The question with the first word that points at something said before replaced by that; null where no word does.
 * A pronoun after a name of its own sentence points at that name: "when was the PCT signed and who runs it".
 */
export function replaceReference(
  words: string,
  names: NameFinder,
  subject: string | null,
): { readonly question: string; readonly reference: string } | null {
  const match = REFERENCE.exec(words);
  const reference = match?.[0];
  if (match === null || reference === undefined) return null;
  if (names.namesIn(words.slice(0, match.index)).length > 0) return null;
  const { owner } = match.groups ?? {};
  const named = owner === undefined ? (subject ?? "") : possessiveOf(subject ?? "");
  const before = words.slice(0, match.index).replace(/^(?:and|but|so|then)\s+/iu, "");
  return {
    question: `${before}${named}${words.slice(match.index + reference.length)}`
      .replaceAll(/\s+/g, " ")
      .trim(),
    reference,
  };
}

const THING =
  "treaty|convention|agreement|protocol|act|law|day|forum|session|office|court|system|organi[sz]ation|event|decision|plan|policy|amendment";
const CHINESE_THING =
  "条约|公约|协定|议定书|法律|法|日子|论坛|会议|局|法院|体系|组织|活动|决定|规划|政策|修正案";

/** Words that point back. It is no reference in "is it true that" and "what time is it". */
const REFERENCE = new RegExp(
  [
    `\\b(?:this|that|the same|said)\\s+(?:${THING})\\b`,
    "\\b(?<owner>its|their|his)\\b",
    "\\b(?:it|they|them|he|him|she)\\b(?!\\s+(?:true|possible|necessary|allowed|required)\\b)",
    "\\b(?:this|that)(?=[?!.]*$)",
    `(?:该|此|这个|那个|这部|那部|这项|那项|这一|那一)(?:${CHINESE_THING})`,
    "它们|它",
    "(?<![尤极与])其(?![他它中余实次间])",
    "他们|(?<![其])他(?![国人])|她",
  ].join("|"),
  "iu",
);

function possessiveOf(subject: string): string {
  if (/\p{Script=Han}$/u.test(subject)) return `${subject}的`;
  return subject.endsWith("s") ? `${subject}'` : `${subject}'s`;
}
