import { readTypedWords } from "../../text/typed-text.ts";
import { findNarrowing } from "./narrowing.ts";
import { replaceReference } from "./references.ts";
import { findSubject, replacePlace, type NameFinder } from "./subject.ts";

/** How a question stands to the ones before it in its thread or direct message. */
export type FollowUp =
  /** It asks for itself. */
  | { readonly kind: "alone"; readonly question: string }
  /** `question` says what it leans on; `about` is the words that it took over, to be shown. */
  | { readonly kind: "leaning"; readonly question: string; readonly about: string }
  /** It leans on something that nobody said. */
  | { readonly kind: "unclear"; readonly reference: string };

/** Bound to the names of a library. */
export interface FollowUpReader {
  resolve(typed: string, earlier: readonly string[]): FollowUp;
}

/**
 * Reads a question that may lean on earlier ones, which are given in the order in which they were asked: a pronoun or
 * "that treaty" takes the subject of the question before it, "and Japan?" its place, "only since 2020" and "in Chinese"
 * the whole of it. Earlier questions may lean on those before them.
 */
export function resolveFollowUp(
  typed: string,
  earlier: readonly string[],
  names: NameFinder,
): FollowUp {
  return resolve(typed, previousOf(earlier, names), names);
}

/** What the last of the earlier questions asks, by itself; null where there is none. */
function previousOf(earlier: readonly string[], names: NameFinder): string | null {
  let previous: string | null = null;
  for (const typed of earlier) {
    const followUp = resolve(typed, previous, names);
    if (followUp.kind !== "unclear") previous = followUp.question;
  }
  return previous;
}

function resolve(typed: string, previous: string | null, names: NameFinder): FollowUp {
  const words = readTypedWords(typed);
  const narrowing = findNarrowing(words);
  if (narrowing !== null) return narrow(words, narrowing, previous);
  const fragment = readFragment(words);
  if (fragment !== null) return complete(words, fragment, previous, names);
  const reference = replaceReference(words, names, null);
  if (reference === null) return { kind: "alone", question: typed };
  const subject = previous === null ? null : findSubject(previous, names);
  if (subject === null) return { kind: "unclear", reference: reference.reference };
  const { question } = replaceReference(words, names, subject) ?? reference;
  return { kind: "leaning", question, about: subject };
}

function narrow(words: string, filters: string, previous: string | null): FollowUp {
  if (previous === null) return { kind: "unclear", reference: words };
  return { kind: "leaning", question: `${previous} ${filters}`, about: previous };
}

/** `and Japan?`, `what about trademarks`, `日本呢？`: the rest is the question before it. */
const FRAGMENT =
  /^(?:(?:and|but|or|also)\s+)?(?:(?:what|how)\s+about\s+|and\s+(?:for|in|with)?\s*)(?<english>[^?!.]{1,40})[?!.]*$|^(?:那么?|还有|那)?(?<chinese>[^呢？?，。]{1,12})呢[？?]*$/iu;
/** A fragment that asks something has a word that asks or a verb of asking: "and when was it signed". */
const ASKS =
  /\b(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b|什么|何时|何地|谁|哪|怎么|如何|为什么|多少|几/iu;
const FRAGMENT_WORDS_MAX = 5;

function readFragment(words: string): string | null {
  const { english, chinese } = FRAGMENT.exec(words)?.groups ?? {};
  const fragment = (english ?? chinese ?? "").trim();
  const isShort = fragment.split(" ").length <= FRAGMENT_WORDS_MAX;
  return fragment !== "" && isShort && !ASKS.test(fragment) ? fragment : null;
}

function complete(
  words: string,
  fragment: string,
  previous: string | null,
  names: NameFinder,
): FollowUp {
  if (previous === null) return { kind: "unclear", reference: words };
  const question = replacePlace(previous, fragment, names);
  return question === null
    ? { kind: "unclear", reference: words }
    : { kind: "leaning", question, about: previous };
}
