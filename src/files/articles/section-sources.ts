import type { ArticleSource, Block } from "../../article/article.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import type { WrittenBlock } from "./article-body.ts";

/** A source of the front matter under its id, with its line in the file. */
export type ListedSources = ReadonlyMap<
  string,
  { readonly source: ArticleSource; readonly line: number }
>;

/** Used instead of an id for a part that rests on the article's own source. */
export const OWN = "own";

/** Reports a problem at a 1-based line of the file. */
type Report = (line: number, message: string) => void;

/**
 * Gives each block the sources that it rests on: those that it names, else those of the nearest heading above that
 * names some. A heading's hold until the next heading of the same or a higher level.
 */
export function attachSources(
  blocks: readonly WrittenBlock[],
  listed: ListedSources,
  { mistake, gap }: { readonly mistake: Report; readonly gap: Report },
): Block[] {
  const used = new Set<string>();
  const resting = restingOf(blocks);
  const attached = blocks.map(({ kind, text, line, ids }, at) => {
    for (const problem of problemsOf(ids ?? [], listed)) mistake(line, problem);
    for (const id of ids ?? []) used.add(id);
    const sources = (resting[at] ?? []).flatMap((id) => listed.get(id)?.source ?? []);
    return sources.length === 0 ? { kind, text, line } : { kind, text, line, sources };
  });
  for (const [id, { line }] of listed) {
    if (!used.has(id)) gap(line, `sources has ${quote(id)}, which no part names. ${USE}`);
  }
  if (listed.size > 0) reportGaps(blocks, resting, gap);
  return attached;
}

const USE = "End a heading or a paragraph with {source: ID}, or remove the source.";

/** The source ids of each block, by its index; null where no source is named. */
function restingOf(blocks: readonly WrittenBlock[]): readonly (readonly string[] | null)[] {
  let open: readonly WrittenBlock[] = [];
  return blocks.map((block) => {
    const { depth, ids } = block;
    if (depth !== null) open = [...open.filter((each) => (each.depth ?? 0) < depth), block];
    return ids ?? open.findLast((heading) => heading.ids !== null)?.ids ?? null;
  });
}

function problemsOf(ids: readonly string[], listed: ListedSources): string[] {
  if (ids.includes(OWN) && ids.length > 1) {
    return [
      `"${OWN}" is listed with other sources. It means the article's own source; write it alone.`,
    ];
  }
  return ids
    .filter((id) => id !== OWN && !listed.has(id))
    .map((id) => `the source ${quote(id)} is not in the list of sources. ${adviceFor(id, listed)}`);
}

function adviceFor(id: string, listed: ListedSources): string {
  const nearest = findNearest(id, listed.keys());
  if (nearest !== null) return `Did you mean ${nearest}?`;
  if (listed.size > 0) return `Known are ${[...listed.keys()].join(", ")}.`;
  return "Add sources between the two lines of ---, each with id, title and url.";
}

/** Once for each stretch of blocks that names none. */
function reportGaps(
  blocks: readonly WrittenBlock[],
  resting: readonly (readonly string[] | null)[],
  gap: Report,
): void {
  let told = false;
  for (const [at, { kind, line }] of blocks.entries()) {
    if (kind === "heading") told = false;
    else if (resting[at] === null && !told) {
      told = true;
      gap(line, `no source is given for this part. ${NAME_ONE}`);
    }
  }
}

const NAME_ONE = `End it or its heading with {source: ID}, or with {source: ${OWN}} for the article's own.`;
