import { availableParallelism } from "node:os";
import type { Article } from "./article/article.ts";
import type { Passage } from "./article/passage.ts";
import { passagesOf } from "./article/passages.ts";
import type { Asking } from "./ask/answer.ts";
import { createAsking } from "./ask/asking.ts";
import { quoteOn } from "./ask/quoting.ts";
import type { SearchIndex } from "./ask/search-index.ts";
import { createAgendas, type Agendas } from "./digest/agenda.ts";
import type { QuotationOf } from "./digest/quotation.ts";
import { subjectOf } from "./event/subject.ts";
import type { Content } from "./files/content.ts";
import type { Indexer } from "./search/indexer.ts";
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
  const passages = new Map(articles.map((article) => [article, passagesOf(article)]));
  const indexer = indexerInThreads({ glossary, parallel: availableParallelism() });
  const all = [...passages.values()].flat();
  const index = await openIndex(all, { glossary, indexer, ...edges });
  return libraryOf({ content, passages, index, indexer });
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
  const known = new Map(old.content.articles.map((article) => [JSON.stringify(article), article]));
  const articles = content.articles.map((article) => known.get(JSON.stringify(article)) ?? article);
  const passages = new Map(
    articles.map((article) => [article, old.passages.get(article) ?? passagesOf(article)]),
  );
  await old.index.change({
    removed: passagesMissing(old.passages, passages),
    added: passagesMissing(passages, old.passages),
  });
  return libraryOf({ ...old, content: { ...content, articles }, passages });
}

type Shelved = Pick<Library, "content" | "passages" | "index" | "indexer">;

function libraryOf({ content, passages, index, indexer }: Shelved): Library {
  const { articles, events, glossary } = content;
  const all = [...passages.values()].flat();
  return {
    content,
    passages,
    index,
    indexer,
    asking: createAsking({ articles, passages: all, glossary, index }),
    agendas: createAgendas(events, articles, quotationsFrom(index)),
  };
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
