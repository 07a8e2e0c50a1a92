import {
  countVerdicts,
  isFailure,
  type ExpectedAnswer,
  type JudgedAnswer,
  type Verdict,
} from "../evaluation/judge-answers.ts";

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  first: "right first",
  shown: "shown",
  wrong: "wrong",
  "answered-unknown": "answered although unknown",
  "refused-rightly": "refused rightly",
  "refused-wrongly": "refused wrongly",
};

/** The counts, and each failure with what was shown. */
export function questionsText(
  expected: readonly ExpectedAnswer[],
  judged: readonly JudgedAnswer[],
): string {
  const failures = judged.filter(isFailure).map(failureText);
  return [...failures, ...countLines(expected, judged), ""].join("\n");
}

function failureText({ question, verdict, shown }: JudgedAnswer): string {
  const seen = shown.length === 0 ? ["  nothing was shown"] : shown.map((text) => `  ${text}`);
  return [`${VERDICT_WORDS[verdict]}: ${question}`, ...seen, ""].join("\n");
}

function countLines(
  expected: readonly ExpectedAnswer[],
  judged: readonly JudgedAnswer[],
): readonly string[] {
  const counts = countVerdicts(expected, judged);
  const { known, unknown } = counts;
  return [
    `${judged.length} questions.`,
    ...(known === 0
      ? []
      : [
          `Of ${known} that the content answers: right first ${share(counts.first, known)}, shown ${share(counts.shown, known)}, wrong ${share(counts.wrong, known)}, refused wrongly ${share(counts.refusedWrongly, known)}.`,
        ]),
    ...(unknown === 0
      ? []
      : [
          `Of ${unknown} that may be refused: refused rightly ${share(counts.refusedRightly, unknown)}, answered although unknown ${share(counts.answeredUnknown, unknown)}.`,
        ]),
  ];
}

/** `31 (94 %)` */
function share(count: number, all: number): string {
  return `${count} (${Math.round((count / all) * 100)} %)`;
}

/** The same for scripts. */
export function questionsJson(
  expected: readonly ExpectedAnswer[],
  judged: readonly JudgedAnswer[],
): object {
  return { ...countVerdicts(expected, judged), failures: judged.filter(isFailure) };
}
