import type { types } from "@slack/bolt";
import { buildMessage, type Message } from "./message.ts";
import { code, linesBlock, plain, type Line } from "./rich-text.ts";

/** A message of our own sentences, one a line; words between backticks are shown as code. */
export function buildSentenceMessage(...sentences: readonly string[]): Message {
  return buildMessage(sentences.join(" "), [linesBlock(sentences.map(formatSentence))]);
}

/** The same as a modal, in the place of the one that a person sent. */
export function buildSentenceModal(...sentences: readonly string[]): types.ModalView {
  return {
    type: "modal",
    title: { type: "plain_text", text: "almanac" },
    close: { type: "plain_text", text: "Close" },
    blocks: [linesBlock(sentences.map(formatSentence))],
  };
}

/** Backticks make code, and nothing else is markup: what a sentence quotes stays as it was typed. */
export function formatSentence(sentence: string): Line {
  return sentence.split("`").map((part, index, parts) => {
    if (index % 2 === 0) return plain(part);
    // The last backtick of an odd number has no partner.
    return index === parts.length - 1 ? plain(`\`${part}`) : code(part);
  });
}
