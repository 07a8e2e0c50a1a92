import type { Article, Block } from "../article/article.ts";
import type { Language } from "../language.ts";
import { countBy, type Count } from "./count.ts";

/** What the articles rest on. */
export interface ArticleCounts {
  readonly count: number;
  readonly languages: readonly Count<Language>[];
  /** By who published them, most first. */
  readonly sources: readonly Count[];
  /** Ids of those without the address of a page, neither of their own nor of a part. */
  readonly withoutAddress: readonly string[];
  /** Ids of those whose source gives no day. */
  readonly undated: readonly string[];
  readonly sections: number;
  /** Sections of which a part leads to a page. */
  readonly sectionsWithPage: number;
}

export function countArticles(articles: readonly Article[]): ArticleCounts {
  const sections = articles.flatMap((article) =>
    sectionsOf(article.blocks).map((blocks) => blocks.some((block) => hasPage(block, article))),
  );
  return {
    count: articles.length,
    languages: countBy<Article, Language>(articles, ["en", "zh"], ({ language }) => [language]),
    sources: countBy<Article, string>(articles, [], ({ source }) => [source]).toSorted(
      (a, b) => b.count - a.count,
    ),
    withoutAddress: idsOf(
      articles.filter((article) => !article.blocks.some((block) => hasPage(block, article))),
    ),
    undated: idsOf(articles.filter(({ published }) => published === null)),
    sections: sections.length,
    sectionsWithPage: sections.filter(Boolean).length,
  };
}

/** A heading with what stands below it, until the next one; what stands before the first is a section too. */
function sectionsOf(blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [];
  for (const block of blocks) {
    const current = sections.at(-1);
    if (current === undefined || (block.kind === "heading" && current.some(isText))) {
      sections.push([block]);
    } else current.push(block);
  }
  return sections;
}

function isText({ kind }: Block): boolean {
  return kind !== "heading";
}

function hasPage({ sources = [] }: Block, { url }: Article): boolean {
  return sources.length > 0 || url !== null;
}

function idsOf(articles: readonly Article[]): string[] {
  return articles.map(({ id }) => id);
}
