import { BUTTON_VALUE_LETTERS_MAX } from "../blocks/limits.ts";

/** Which page of which answer a button stands for. It travels in the button, so it outlives a restart. */
export interface AnswerState {
  readonly question: string;
  /** 0-based position of the page's first result. */
  readonly offset: number;
}

/** The button's value, or null when the question is too long for one. */
export function writeState({ question, offset }: AnswerState): string | null {
  const value = JSON.stringify({ q: question, o: offset });
  return value.length > BUTTON_VALUE_LETTERS_MAX ? null : value;
}

/** Null when the value is not ours, e.g. of another version. */
export function readState(value: string | undefined): AnswerState | null {
  const read: unknown = parsed(value ?? "");
  if (typeof read !== "object" || read === null || !("q" in read) || !("o" in read)) return null;
  const { q, o } = read;
  if (typeof q !== "string" || typeof o !== "number" || !Number.isInteger(o) || o < 0) return null;
  return { question: q, offset: o };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
