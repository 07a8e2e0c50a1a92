import { availableParallelism } from "node:os";
import type { Article } from "./article/article.ts";
import type { Passage } from "./article/passage.ts";
import { passagesOf } from "./article/passages.ts";
import type { Asking } from "./ask/answer.ts";
import { createAsking } from "./ask/asking.ts";
import { quoteOn } from "./ask/quoting.ts";
import type { SearchIndex } from "./ask/search-index.ts";
import { StandingCount, type Standing } from "./ask/standing.ts";
import { createAgendas, type Agendas } from "./digest/agenda.ts";
import type { QuotationOf } from "./digest/quotation.ts";
import { subjectOf } from "./event/subject.ts";
import type { Content } from "./files/content.ts";
import { nextTurn, type Indexer } from "./search/indexer.ts";
import { indexerInThreads } from "./search/indexing-threads.ts";
import { openIndex, type LiveIndex } from "./search/open-index.ts";

/** One reading of the content, and what can be asked of it. */
export interface Library {
  readonly content: Content;
  readonly asking: Asking;
  readonly agendas: Agendas;
  readonly passages: ReadonlyMap<Article, readonly Passage[]>;
  readonly index: LiveIndex;
  readonly indexer: Indexer;
}

/** What a library is opened with besides its content. */
export interface LibraryEdges {
  /** The file that keeps the index of a large library from one start to the next; null keeps none. */
  readonly snapshotPath: string | null;
  /** Told what goes wrong in the background; questions are still answered. */
  readonly onTrouble: (cause: unknown) => void;
}

export async function openLibrary(content: Content, edges: LibraryEdges): Promise<Library> {
  const { articles, glossary } = content;
  const passages = new Map(
    await inTurns(articles, (article) => [article, passagesOf(article)] as const),
  );
  const indexer = indexerInThreads({ glossary, parallel: availableParallelism() });
  const index = await openIndex(allOf(passages), { glossary, indexer, ...edges });
  const standing = await standingAmong(articles);
  return libraryOf({ content, passages, index, indexer, standing });
}

/** The library of a later reading. The index takes in and out what differs; other glossary, other index. */
export async function changedLibrary(
  old: Library,
  content: Content,
  edges: LibraryEdges,
): Promise<Library> {
  if (!isSame(old.content.glossary, content.glossary)) {
    const library = await openLibrary(content, edges);
    await old.indexer.close();
    return library;
  }
  const known = new Map(
    await inTurns(old.content.articles, (article) => [JSON.stringify(article), article] as const),
  );
  const articles = await inTurns(
    content.articles,
    (article) => known.get(JSON.stringify(article)) ?? article,
  );
  const passages = new Map(
    await inTurns(
      articles,
      (article) => [article, old.passages.get(article) ?? passagesOf(article)] as const,
    ),
  );
  const standing = await standingAmong(articles);
  await old.index.change({
    removed: passagesMissing(old.passages, passages),
    added: passagesMissing(passages, old.passages),
  });
  return libraryOf({ ...old, content: { ...content, articles }, passages, standing });
}

/** To cut so many articles into passages takes milliseconds, and of many thousands seconds. */
const ARTICLES_AT_ONCE = 32;

/** Does something with each, letting other work go between. */
async function inTurns<T, Made>(
  items: readonly T[],
  make: (item: T) => Made,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    if (made.length % ARTICLES_AT_ONCE === 0) await nextTurn();
    made.push(make(item));
  }
  return made;
}

async function standingAmong(articles: readonly Article[]): Promise<Standing> {
  const count = new StandingCount();
  await inTurns(articles, (article) => count.add(article));
  return count.standing();
}

interface Shelved extends Pick<Library, "content" | "passages" | "index" | "indexer"> {
  readonly standing: Standing;
}

function libraryOf({ content, passages, index, indexer, standing }: Shelved): Library {
  const { articles, events, glossary } = content;
  return {
    content,
    passages,
    index,
    indexer,
    asking: createAsking({ articles, passages: allOf(passages), glossary, index, standing }),
    agendas: createAgendas(events, articles, quotationsFrom(index)),
  };
}

/** In less time than `flat` takes. */
function allOf(passages: Library["passages"]): readonly Passage[] {
  const all: Passage[] = [];
  for (const each of passages.values()) all.push(...each);
  return all;
}

/** Passages of the articles that one has and the other has not. */
function passagesMissing(
  ones: Library["passages"],
  others: Library["passages"],
): readonly Passage[] {
  return [...ones].flatMap(([article, passages]) => (others.has(article) ? [] : passages));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Digests quote an article as answers do. */
function quotationsFrom(index: SearchIndex): QuotationOf {
  return (article, event) => {
    const quote = quoteOn(subjectOf(event, article.language), article, index);
    if (quote === null) return null;
    const { fragments, cutBefore, cutAfter, fit } = quote;
    return { article, text: fragments.map(({ text }) => text).join(""), cutBefore, cutAfter, fit };
  };
}
