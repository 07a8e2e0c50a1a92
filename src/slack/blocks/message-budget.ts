import type { types } from "@slack/bolt";
import { MESSAGE_BLOCKS_MAX, MESSAGE_LETTERS_MAX } from "./limits.ts";

/** What a message can still hold. */
export interface MessageBudget {
  readonly blocks: number;
  readonly letters: number;
}

/** The budget of an empty message, less the blocks that are certain. */
export function startBudget(certain: readonly types.KnownBlock[]): MessageBudget {
  return spendBudget(certain, { blocks: MESSAGE_BLOCKS_MAX, letters: MESSAGE_LETTERS_MAX });
}

/** What is left of a budget once these blocks are in it. */
export function spendBudget(
  placed: readonly types.KnownBlock[],
  { blocks, letters }: MessageBudget,
): MessageBudget {
  return { blocks: blocks - placed.length, letters: letters - countLetters(placed) };
}

/** The first blocks that fit; the rest is left out. */
export function takeFitting<Block extends types.KnownBlock>(
  blocks: readonly Block[],
  budget: MessageBudget,
): Block[] {
  let letters = 0;
  const firstTooMuch = blocks.findIndex((block, index) => {
    letters += countLetters(block);
    return index >= budget.blocks || letters > budget.letters;
  });
  return firstTooMuch === -1 ? [...blocks] : blocks.slice(0, firstTooMuch);
}

/** Every text, address and value, however deep: Slack does not say which of them count. */
export function countLetters(part: unknown): number {
  if (typeof part !== "object" || part === null) return 0;
  return Object.entries(part).reduce((sum, [key, value]: [string, unknown]) => {
    if (typeof value !== "string") return sum + countLetters(value);
    return COUNTED.has(key) ? sum + value.length : sum;
  }, 0);
}

const COUNTED: ReadonlySet<string> = new Set(["text", "alt_text", "url", "value"]);
