import { availableParallelism } from "node:os";
import { passagesOf } from "./article/passages.ts";
import type { Asking } from "./ask/answer.ts";
import { createAsking } from "./ask/asking.ts";
import { quoteOn } from "./ask/quoting.ts";
import type { SearchIndex } from "./ask/search-index.ts";
import { createAgendas, type Agendas } from "./digest/agenda.ts";
import type { QuotationOf } from "./digest/quotation.ts";
import { subjectOf } from "./event/subject.ts";
import { loadContent, type Content } from "./files/content.ts";
import { indexerInThreads } from "./search/indexing-threads.ts";
import { openIndex } from "./search/open-index.ts";

/** The content, and what can be asked of it without Slack. */
export interface Almanac {
  readonly content: Content;
  readonly asking: Asking;
  readonly agendas: Agendas;
  /** Ends what runs in the background. */
  close(): Promise<void>;
}

/**
 * Reads the content folder. Problems in single files are in `content.problems`; rejects when there is no folder.
 * `onTrouble` is told what goes wrong in the background, when questions are still answered.
 */
export async function openAlmanac(
  contentDir: string,
  onTrouble: (cause: unknown) => void,
): Promise<Almanac> {
  const content = await loadContent(contentDir);
  const { articles, events, glossary } = content;
  const passages = articles.flatMap(passagesOf);
  const indexer = indexerInThreads({ glossary, parallel: availableParallelism() });
  const index = await openIndex(passages, { glossary, indexer, onMergeFailed: onTrouble });
  return {
    content,
    asking: createAsking({ articles, passages, glossary, index }),
    agendas: createAgendas(events, articles, quotationsFrom(index)),
    close: () => indexer.close(),
  };
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
