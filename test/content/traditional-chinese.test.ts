import { expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Answer } from "../../src/ask/answer.ts";
import { loadContent } from "../../src/files/content.ts";
import { openLibrary } from "../../src/library.ts";
import { sampleArticle } from "../article/sample-article.ts";

/** Words of Taiwan and Hong Kong, the mainland's, and an article that speaks of them. */
const WORDS: readonly [written: string, mainland: string, article: string][] = [
  ["智慧財產權", "知识产权", "world-ip-day-zh"],
  ["智財權", "知识产权", "world-ip-day-zh"],
  ["知識產權", "知识产权", "world-ip-day-zh"],
  ["營業秘密", "商业秘密", "what-is-a-trade-secret-zh"],
  ["著作權", "著作权", "what-is-copyright-zh"],
  ["版權", "版权", "what-is-copyright-zh"],
  ["商標", "商标", "what-is-a-trademark-zh"],
  ["發明專利", "发明专利", "what-is-a-patent-zh"],
  ["新型專利", "实用新型", "what-is-a-utility-model-zh"],
  ["設計專利", "外观设计", "what-is-an-industrial-design-zh"],
  ["積體電路電路布局", "集成电路布图设计", "where-to-search-zh"],
  ["積體電路", "集成电路", "where-to-search-zh"],
  ["地理標示", "地理标志", "what-is-a-geographical-indication-zh"],
  ["植物品種權", "植物新品种", "what-is-a-plant-variety-right-zh"],
  ["懲罰性損害賠償", "惩罚性赔偿", "punitive-damages-china-zh"],
  ["優先權", "优先权", "right-of-priority-zh"],
  ["商標延展", "商标续展", "renewal-and-grace-periods-zh"],
  ["專利舉發", "专利无效宣告", "opposition-and-invalidation-zh"],
  ["保護期間", "保护期", "terms-of-protection-zh"],
  ["電腦程式", "计算机程序", "what-is-copyright-zh"],
  ["伯恩公約", "伯尔尼公约", "berne-convention-explained-zh"],
  ["馬德里制度", "马德里体系", "madrid-system-explained-zh"],
  ["世界智慧財產權組織", "世界知识产权组织", "wipo-history"],
  ["世界智慧財產權日", "世界知识产权日", "world-ip-day-zh"],
  ["與貿易有關之智慧財產權協定", "与贸易有关的知识产权协定", "trips-explained-zh"],
];

/** A page of results and a look further: English articles stand among the Chinese ones. */
const FIRST = 5;

const content = await loadContent("content");
const taiwan: readonly Article[] = WORDS.map(([written], at) =>
  sampleArticle([["paragraph", `主管機關說明「${written}」的最新規定。`]], {
    id: `taiwan-${at}`,
    title: "說明",
    source: "TIPO",
    language: "zh",
  }),
);
const { answerer } = await openLibrary(
  { ...content, articles: [...content.articles, ...taiwan] },
  {
    snapshotPath: null,
    onTrouble: (cause) => {
      throw cause;
    },
  },
);

function articlesOf(answer: Answer): string[] {
  return answer.kind === "found" ? answer.results.map(({ article }) => article.id) : [];
}

test.each(WORDS)("%s finds what the mainland calls %s", (written, mainland, article) => {
  const [found, known] = [written, mainland].map((word) =>
    articlesOf(answerer.ask(`${word} source:"IP Almanac"`, "2026-12-01")).slice(0, FIRST),
  );
  expect(found).toContain(article);
  expect(known).toContain(article);
});

test.each(WORDS.map(([written, mainland], at) => [mainland, written, at] as const))(
  "%s finds what Taiwan and Hong Kong call %s",
  (mainland, _, at) => {
    expect(articlesOf(answerer.ask(`${mainland} source:TIPO`, "2026-12-01"))).toContain(
      `taiwan-${at}`,
    );
  },
);
