import * as v from "valibot";
import { BUTTON_VALUE_LETTERS_MAX } from "../blocks/limits.ts";

/** Which page of which answer a button stands for. It travels in the button, so it outlives a restart. */
export interface AnswerState {
  readonly question: string;
  /** 0-based position of the page's first result. */
  readonly offset: number;
}

/** `{"version":1,"question":"who presided","offset":3}`, or null when the question is too long for a button. */
export function writeState({ question, offset }: AnswerState): string | null {
  const value = JSON.stringify({ version: 1, question, offset });
  return value.length > BUTTON_VALUE_LETTERS_MAX ? null : value;
}

/** Null when the value is not ours, or of a version that this one cannot read. */
export function readState(value: string | undefined): AnswerState | null {
  const reading = v.safeParse(valueSchema, value);
  if (!reading.success) return null;
  const { question, offset } = reading.output;
  return { question, offset };
}

const offsetSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const firstVersion = v.strictObject({
  version: v.literal(1),
  question: v.string(),
  offset: offsetSchema,
});

/** In the buttons of older messages: `{"q":"who presided","o":3}`. */
const unversioned = v.pipe(
  v.strictObject({ q: v.string(), o: offsetSchema }),
  v.transform(({ q, o }) => ({ question: q, offset: o })),
);

const valueSchema = v.pipe(v.string(), v.parseJson(), v.union([firstVersion, unversioned]));
