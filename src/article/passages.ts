import type { Language } from "../language.ts";
import type { Article, ArticleSource, Block } from "./article.ts";
import type { Passage } from "./passage.ts";
import { cutSentences } from "./sentences.ts";

/**
 * Cuts an article into what a search finds: a paragraph, a few sentences of a long one, or items of one list together
 * with the sentence that leads to them, as far as they rest on the same sources. Every word of the body, headings apart, is in exactly one passage.
 */
export function splitPassages(article: Article): Passage[] {
  return stretchesOf(article.blocks)
    .flatMap(({ heading, sources, blocks }) =>
      grouped(unitsOf(blocks, article.language)).map((text) => ({ heading, text, sources })),
    )
    .map(({ heading, text, sources }, index) => {
      const ordinal = index + 1;
      return { id: `${article.id}#${ordinal}`, article, ordinal, heading, text, sources };
    });
}

/**
 * Width of a passage, where a Han character is two. About the size at which search was measured:
 * two sentences are too little to judge by, a page too much to quote from.
 */
const PASSAGE_WIDTH_MAX = 700;

/** Blocks that are read together: one paragraph, or a list and what leads to it. */
interface Stretch {
  readonly heading: string | null;
  /** Of all its blocks. */
  readonly sources: readonly ArticleSource[];
  readonly blocks: Block[];
}

function stretchesOf(blocks: readonly Block[]): Stretch[] {
  const stretches: Stretch[] = [];
  let heading: string | null = null;
  let previous: Block | null = null;
  for (const block of blocks) {
    if (block.kind === "heading") heading = folded(block.text);
    else if (block.kind === "item" && previous !== null && takesItem(previous, block)) {
      stretches.at(-1)?.blocks.push(block);
    } else stretches.push({ heading, sources: sourcesOf(block), blocks: [block] });
    previous = block;
  }
  return stretches;
}

/** An item goes on with the list, or with the sentence that announces it; what rests on other sources stays apart. */
function takesItem(previous: Block, item: Block): boolean {
  if (!isSame(sourcesOf(previous), sourcesOf(item))) return false;
  if (previous.kind === "item") return true;
  return previous.kind === "paragraph" && /[:：]\s*$/.test(previous.text);
}

function sourcesOf({ sources = [] }: Block): readonly ArticleSource[] {
  return sources;
}

function isSame(ones: readonly ArticleSource[], others: readonly ArticleSource[]): boolean {
  return ones.length === others.length && ones.every((one, at) => one.url === others[at]?.url);
}

/** The units that are never split: sentences, and list items no longer than a passage. */
function unitsOf(blocks: readonly Block[], language: Language): string[] {
  return blocks.flatMap((block, index) => {
    const text = folded(block.text);
    if (blocks.length === 1 || widthOf(text) > PASSAGE_WIDTH_MAX) {
      return spaced(cutSentences(text), language);
    }
    return index === blocks.length - 1 ? [text] : [`${text}${afterItem(text, language)}`];
  });
}

/** A long item's last sentence needs the space that its list would give it. */
function spaced(sentences: readonly string[], language: Language): string[] {
  return sentences.map((sentence) =>
    language === "en" && !sentence.endsWith(" ") ? `${sentence} ` : sentence,
  );
}

/** Separates items that end without punctuation, which would run together on one line. */
function afterItem(text: string, language: Language): string {
  const stopped = /[\p{P}]$/u.test(text);
  if (language === "zh") return stopped ? "" : "；";
  return stopped ? " " : "; ";
}

/** Parts of about equal width, none above the maximum, so that the last one is not tiny. */
function grouped(units: readonly string[]): string[] {
  const whole = widthOf(units.join(""));
  const share = whole / Math.ceil(whole / PASSAGE_WIDTH_MAX);
  const groups: string[] = [];
  let group = "";
  for (const unit of units) {
    const full = widthOf(group) >= share || widthOf(group + unit.trimEnd()) > PASSAGE_WIDTH_MAX;
    if (group !== "" && full) {
      groups.push(group);
      group = "";
    }
    group += unit;
  }
  groups.push(group);
  return groups.map((text) => text.trim()).filter((text) => text !== "");
}

function widthOf(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
