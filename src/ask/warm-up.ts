import type { CivilDate } from "../dates/civil-date.ts";
import { UserError } from "../user-error.ts";
import type { Answerer } from "./answer.ts";

export interface WarmUp {
  readonly questions: readonly string[];
  readonly today: CivilDate;
  /** Resolves when nothing else waits. */
  readonly pause: () => Promise<void>;
  /** Whether nobody will ask any more. */
  readonly isOver: () => boolean;
}

/**
 * Asks questions whose answers nobody reads, one at a time while nothing else waits: the engine has then compiled the way of
 * a question, and the first person is answered as fast as the hundredth.
 */
export async function warmUp(
  answerer: Answerer,
  { questions, today, pause, isOver }: WarmUp,
): Promise<void> {
  for (const question of questions) {
    await pause();
    if (isOver()) return;
    try {
      answerer.ask(question, today);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
}

/** Questions as people ask them, on some of the subjects that a library has, in the languages of their names. */
export function makeTypicalQuestions(subjects: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.ceil(subjects.length / QUESTIONS_MAX));
  return subjects
    .filter((_, index) => index % step === 0)
    .map((subject, index) =>
      /\p{Script=Han}/u.test(subject)
        ? `${subject}是什么时候？`
        : `${OPENINGS[index % OPENINGS.length] ?? ""} ${subject}?`,
    );
}

/** Measured on the shipped content: the first question then takes a third of the processor's time, more bring little. */
const QUESTIONS_MAX = 24;

const OPENINGS = ["when was", "who signed", "what is", "how many members joined", "where was"];
