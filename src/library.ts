import { availableParallelism } from "node:os";
import type { Article } from "./article/article.ts";
import type { Passage } from "./article/passage.ts";
import { splitPassages } from "./article/passages.ts";
import type { Answerer } from "./ask/answer.ts";
import { createAnswerer } from "./ask/ask.ts";
import { quoteArticle } from "./ask/excerpt/quote-article.ts";
import type { SearchIndex } from "./ask/search-index.ts";
import { SourcePriorCounter, type SourcePrior } from "./ask/rerank/source-prior.ts";
import { createEventIndex } from "./ask/facts/event-index.ts";
import { createSynonymTable, type SynonymTable } from "./ask/rerank/synonyms.ts";
import { createAgendas, type Agendas } from "./digest/compose/agenda.ts";
import type { QuotationOf } from "./digest/quotation.ts";
import { describeSubject } from "./event/subject.ts";
import type { Content } from "./files/content.ts";
import { createEnglishLexicon } from "./files/english-lexicon.ts";
import { createNameFinder } from "./ask/follow-up/create-name-finder.ts";
import { resolveFollowUp, type FollowUpReader } from "./ask/follow-up/resolve-follow-up.ts";
import { createMemberships, type Memberships } from "./membership/memberships.ts";
import { waitForNextTurn } from "./next-turn.ts";
import type { Indexer } from "./search/workers/indexer.ts";
import type { ArticleWithEvents } from "./search/articles/article-covers.ts";
import { ArticleIndex } from "./search/articles/article-index.ts";
import { createIndexer } from "./search/workers/create-indexer.ts";
import { openIndex, type LiveIndex } from "./search/open-index.ts";

/** The content as read once, with its search. */
export interface Library {
  readonly content: Content;
  readonly answerer: Answerer;
  readonly agendas: Agendas;
  readonly memberships: Memberships;
  readonly followUps: FollowUpReader;
  readonly passages: ReadonlyMap<Article, readonly Passage[]>;
  readonly index: LiveIndex;
  readonly indexer: Indexer;
  readonly articleFinder: ArticleIndex;
}

/** Shared by all libraries: it does not change with the content. */
const englishLexicon = createEnglishLexicon();

/** How a library is opened. */
export interface LibraryEdges {
  /** The file that stores the index of a large library between starts; null stores none. */
  readonly snapshotPath: string | null;
  /** Called with errors of background work; questions are still answered. */
  readonly onTrouble: (cause: unknown) => void;
}

export async function openLibrary(content: Content, edges: LibraryEdges): Promise<Library> {
  const { articles, glossary } = content;
  const passages = new Map<Article, readonly Passage[]>();
  await inTurns(articles, (article) => passages.set(article, splitPassages(article)));
  const all = await allOf(passages.values());
  const indexer = createIndexer({ glossary, parallel: availableParallelism() });
  const index = await openIndex(all, { glossary, indexer, ...edges });
  const sourcePrior = await countSourcePrior(articles);
  const articleFinder = new ArticleIndex((text) => index.analyse(text));
  const covers = articleFinder.replaceAll(withEvents(content));
  if (articles.length <= COVERS_AWAITED_MAX) await covers;
  else covers.catch(edges.onTrouble);
  return libraryOf({ content, passages, all, index, indexer, articleFinder, sourcePrior });
}

/** Indexing the titles of more articles takes seconds and runs in the background: until then, fewer are found by title. */
const COVERS_AWAITED_MAX = 1_000;

/** The library of changed content. The index is updated by the difference; a changed glossary needs a new index. */
export async function updateLibrary(
  old: Library,
  content: Content,
  edges: LibraryEdges,
): Promise<Library> {
  if (!isSame(old.content.glossary, content.glossary)) {
    const library = await openLibrary(content, edges);
    await old.indexer.close();
    return library;
  }
  const known = new Map<string, Article>();
  await inTurns(old.content.articles, (article) => known.set(JSON.stringify(article), article));
  const articles: Article[] = [];
  const passages = new Map<Article, readonly Passage[]>();
  await inTurns(content.articles, (read) => {
    const article = known.get(JSON.stringify(read)) ?? read;
    articles.push(article);
    passages.set(article, old.passages.get(article) ?? splitPassages(article));
  });
  const all = await allOf(passages.values());
  const sourcePrior = await countSourcePrior(articles);
  await old.index.change({
    removed: await passagesMissing(old.passages, passages),
    added: await passagesMissing(passages, old.passages),
  });
  await old.articleFinder.replaceAll(withEvents({ ...content, articles }));
  return libraryOf({ ...old, content: { ...content, articles }, passages, all, sourcePrior });
}

/** Splitting this many articles into passages takes milliseconds. */
const ARTICLES_AT_ONCE = 32;

/** Does something with each item, and yields to other work in between. */
async function inTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let done = 0;
  for (const item of items) {
    if (done % ARTICLES_AT_ONCE === 0) await waitForNextTurn();
    work(item);
    done += 1;
  }
}

async function allOf(passages: Iterable<readonly Passage[]>): Promise<readonly Passage[]> {
  const all: Passage[] = [];
  await inTurns(passages, (each) => all.push(...each));
  return all;
}

async function countSourcePrior(articles: readonly Article[]): Promise<SourcePrior> {
  const count = new SourcePriorCounter();
  await inTurns(articles, (article) => count.add(article));
  return count.prior();
}

interface Shelved extends Pick<
  Library,
  "content" | "passages" | "index" | "indexer" | "articleFinder"
> {
  /** The passages of all articles. */
  readonly all: readonly Passage[];
  readonly sourcePrior: SourcePrior;
}

function libraryOf({ all, sourcePrior, ...shelved }: Shelved): Library {
  const { content, index, articleFinder } = shelved;
  const { articles, events, glossary, treaties, countries } = content;
  const synonyms = createSynonymTable(content.synonyms, index);
  const memberships = createMemberships(treaties, countries);
  const names = createNameFinder(index, memberships);
  return {
    ...shelved,
    answerer: createAnswerer({
      articles,
      passages: all,
      glossary,
      index,
      articleFinder,
      synonyms,
      sourcePrior,
      lexicon: englishLexicon,
      catalogue: createEventIndex(events, { index, synonyms, memberships, glossary }),
      memberships,
    }),
    followUps: { resolve: (typed, earlier) => resolveFollowUp(typed, earlier, names) },
    agendas: createAgendas(events, articles, quotationsFrom({ index, synonyms })),
    memberships,
  };
}

/** Passages of the articles that only one of the two has. */
async function passagesMissing(
  ones: Library["passages"],
  others: Library["passages"],
): Promise<readonly Passage[]> {
  const missing: Passage[] = [];
  await inTurns(ones, ([article, passages]) => {
    if (!others.has(article)) missing.push(...passages);
  });
  return missing;
}

function withEvents({ articles, events }: Content): readonly ArticleWithEvents[] {
  const names = new Map(
    events.map(({ id, title }) => [id, [title.en, title.zh].filter((name) => name !== null)]),
  );
  return articles.map((article) => ({
    article,
    eventNames: article.events.flatMap((id) => names.get(id) ?? []),
  }));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

interface Quoted {
  readonly index: SearchIndex;
  readonly synonyms: SynonymTable;
}

/** Digests quote an article as answers do. */
function quotationsFrom(searched: Quoted): QuotationOf {
  return (article, event) => {
    const quote = quoteArticle(describeSubject(event, article.language), article, searched);
    if (quote === null) return null;
    const { fragments, cutBefore, cutAfter, sources, match: fit } = quote;
    const text = fragments.map((fragment) => fragment.text).join("");
    return { article, text, cutBefore, cutAfter, sources, fit };
  };
}
