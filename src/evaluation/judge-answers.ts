import type { Answer, Excerpt } from "../ask/answer.ts";
import { UserError } from "../user-error.ts";

/** A question of the office, and what its answer has to show. */
export interface ExpectedAnswer {
  readonly question: string;
  /** One of them has to be seen; empty where the question has to be refused. */
  readonly any: readonly RegExp[];
  /** The content does not hold the answer, so that saying so is right. */
  readonly mayRefuse: boolean;
}

export type Verdict =
  /** What has to be seen stands first, or further down among what is shown. */
  | "first"
  | "shown"
  /** Something else is shown, though the content holds the answer, or though it does not. */
  | "wrong"
  | "answered-unknown"
  | "refused-rightly"
  | "refused-wrongly";

export interface JudgedAnswer {
  readonly question: string;
  readonly verdict: Verdict;
  /** What was shown, as text: facts, then excerpts with their titles. */
  readonly shown: readonly string[];
}

export interface Verdicts {
  /** Questions that the content answers. */
  readonly known: number;
  readonly first: number;
  /** Those that stand first included. */
  readonly shown: number;
  readonly wrong: number;
  readonly refusedWrongly: number;
  /** Questions that may be refused. */
  readonly unknown: number;
  /** Those included of which the right words are shown all the same. */
  readonly refusedRightly: number;
  readonly answeredUnknown: number;
}

/** What fits on a screen. */
const EXCERPTS_SHOWN = 3;

export function judgeAnswers(
  expected: readonly ExpectedAnswer[],
  ask: (question: string) => Answer,
): readonly JudgedAnswer[] {
  return expected.map((each) => {
    const shown = listShown(each.question, ask);
    return { question: each.question, verdict: judge(each, shown), shown };
  });
}

function judge({ any, mayRefuse }: ExpectedAnswer, shown: readonly string[]): Verdict {
  if (shown.length === 0) return mayRefuse ? "refused-rightly" : "refused-wrongly";
  const found = shown.findIndex((text) => any.some((pattern) => pattern.test(text)));
  if (found >= 0) return found === 0 ? "first" : "shown";
  return mayRefuse ? "answered-unknown" : "wrong";
}

/** Empty where the almanac refuses. */
function listShown(question: string, ask: (question: string) => Answer): readonly string[] {
  const answer = askOrRefuse(question, ask);
  if (answer === null || answer.kind === "not-found") return [];
  if (answer.kind === "days") return [`/ip-today ${answer.range.from} to ${answer.range.until}`];
  const excerpts = answer.results.flatMap(({ article, excerpts: found }) =>
    found.map((excerpt) => `${article.title}: ${textOf(excerpt)}`),
  );
  return [...answer.facts.map(({ text }) => text), ...excerpts.slice(0, EXCERPTS_SHOWN)];
}

/** A question that cannot be read is refused. */
function askOrRefuse(question: string, ask: (question: string) => Answer): Answer | null {
  try {
    return ask(question);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function textOf({ fragments }: Excerpt): string {
  return fragments.map(({ text }) => text).join("");
}

export function countVerdicts(
  expected: readonly ExpectedAnswer[],
  judged: readonly JudgedAnswer[],
): Verdicts {
  const counts = { known: 0, first: 0, shown: 0, wrong: 0, refusedWrongly: 0 };
  const others = { unknown: 0, refusedRightly: 0, answeredUnknown: 0 };
  for (const [at, { verdict }] of judged.entries()) {
    if (expected[at]?.mayRefuse) {
      others.unknown += 1;
      if (verdict === "answered-unknown") others.answeredUnknown += 1;
      else others.refusedRightly += 1;
      continue;
    }
    counts.known += 1;
    if (verdict === "first") counts.first += 1;
    if (verdict === "first" || verdict === "shown") counts.shown += 1;
    if (verdict === "wrong") counts.wrong += 1;
    if (verdict === "refused-wrongly") counts.refusedWrongly += 1;
  }
  return { ...counts, ...others };
}

/** Whether an editor has to look at it. */
export function isFailure({ verdict }: JudgedAnswer): boolean {
  return verdict === "wrong" || verdict === "answered-unknown" || verdict === "refused-wrongly";
}
