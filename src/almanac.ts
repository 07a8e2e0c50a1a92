import type { Answerer } from "./ask/answer.ts";
import type { ArticleFinder } from "./ask/article-finder.ts";
import type { FollowUpReader } from "./ask/follow-up/resolve-follow-up.ts";
import type { Agendas } from "./digest/compose/agenda.ts";
import { readContentStamp } from "./files/content-stamp.ts";
import { loadContent, type Content } from "./files/content.ts";
import { updateLibrary, openLibrary, type LibraryEdges } from "./library.ts";

/** The content and its search, without Slack. */
export interface Almanac {
  /** As last read. */
  content(): Content;
  readonly answerer: Answerer;
  readonly followUps: FollowUpReader;
  readonly agendas: Agendas;
  readonly articleFinder: ArticleFinder;
  /**
   * Checks whether files have changed, and reads them once two checks in a row find the same: a file that has just changed may
   * be half written. Resolves to the new content, or to null. Rejects when the folder cannot be read; the old stays then.
   */
  refresh(): Promise<Content | null>;
  /** Stops the background work. */
  close(): Promise<void>;
}

/**
 * Reads the content folder. Problems in single files are in `content().problems`; rejects when there is no folder.
 */
export async function openAlmanac(contentDir: string, edges: LibraryEdges): Promise<Almanac> {
  let read: string | null = await readContentStamp(contentDir).catch(() => null);
  let seen = read;
  let library = await openLibrary(await loadContent(contentDir), edges);
  return {
    content: () => library.content,
    answerer: { ask: (question, today) => library.answerer.ask(question, today) },
    followUps: { resolve: (typed, earlier) => library.followUps.resolve(typed, earlier) },
    agendas: {
      of: (range, wishes) => library.agendas.of(range, wishes),
      occurrences: (range, wishes) => library.agendas.occurrences(range, wishes),
      get tags() {
        return library.agendas.tags;
      },
    },
    articleFinder: {
      findWhileTyping: (typed, limit) => library.articleFinder.findWhileTyping(typed, limit),
      findNearest: (question, limit) => library.articleFinder.findNearest(question, limit),
      findRelated: (article, limit) => library.articleFinder.findRelated(article, limit),
    },
    async refresh() {
      const stamp = await readContentStamp(contentDir);
      const isAtRest = stamp === seen;
      seen = stamp;
      if (stamp === read || !isAtRest) return null;
      library = await updateLibrary(library, await loadContent(contentDir), edges);
      read = stamp;
      return library.content;
    },
    close: () => library.indexer.close(),
  };
}
