import type { CatalogueEvent } from "../../src/event/event.ts";
import { reportContent, type ContentReport } from "../../src/report/report-content.ts";
import { dateOf, sampleEvent } from "../event/sample-events.ts";
import { sampleMember, sampleTreaty } from "../membership/samples.ts";
import { makeArticle } from "../article/sample-article.ts";

const EVENTS: readonly CatalogueEvent[] = [
  sampleEvent({
    id: "old",
    kind: "treaty",
    dates: [dateOf("1883-03-20", "signed")],
    tags: ["wipo", "treaty"],
    importance: 3,
    title: { en: "Paris Convention", zh: "《巴黎公约》" },
    summary: { en: "It protects.", zh: null },
    note: "The Chinese wording still needs a native check.",
  }),
  sampleEvent({
    id: "same-day",
    dates: [dateOf("1905-03-20")],
    tags: ["wipo", "china"],
    sources: [{ title: "A page", url: "https://a.example/" }],
  }),
  sampleEvent({
    id: "leap",
    kind: "observance",
    recurrence: { rule: "observance", month: 2, day: 29, since: 1912, lastsDays: 1 },
    note: "A check of the English wording by a native speaker.",
  }),
  sampleEvent({ id: "vague", dates: [dateOf("1907-05")], tags: ["china"] }),
  sampleEvent({ id: "silent", dates: [dateOf("1908-06-01")], recurrence: { rule: "none" } }),
];

/** A few events, articles and members of a treaty, with one gap of each kind. */
export function sampleReport(): ContentReport {
  return reportContent(
    {
      events: EVENTS,
      articles: [
        makeArticle({
          id: "cited",
          blocks: [
            { kind: "paragraph", text: "Lead.", line: 1 },
            { kind: "heading", text: "A part", line: 2 },
            { kind: "heading", text: "A part of it", line: 3 },
            {
              kind: "paragraph",
              text: "More.",
              line: 4,
              sources: [{ title: "A", url: "https://a.example/", published: null, language: null }],
            },
          ],
        }),
        makeArticle({
          id: "bare",
          language: "zh",
          published: null,
          blocks: [{ kind: "paragraph", text: "Text.", line: 1 }],
        }),
      ],
      treaties: [
        sampleTreaty({
          members: [
            sampleMember("DE", "1903-05-01"),
            {
              ...sampleMember("FR"),
              since: { precision: "year", year: 1884, month: null, day: null },
            },
            sampleMember("KR"),
          ],
          count: 180,
        }),
      ],
      bodies: [
        { name: { en: "WIPO", zh: null }, tags: ["wipo", "madrid"] },
        { name: { en: "China", zh: null }, tags: ["china"] },
        { name: { en: "Japan", zh: null }, tags: ["japan"] },
      ],
    },
    "2026-12-01",
    ({ id }) => (id === "old" ? "official page" : "one unofficial page"),
  );
}
