import { formatProblem } from "../../src/article/problem.ts";
import { readEvents } from "../../src/files/events/event-file.ts";

export const LAW = {
  id: "law",
  kind: "law",
  title: "{ en: A law }",
  date: "1984-03-12",
  precision: "day",
  basis: "adopted",
  confidence: "high",
  importance: "2",
  tags: "[china]",
  sources: "[{ title: A page, url: https://example.org }]",
};

export const WITHOUT_DATE = { date: null, precision: null, basis: null };

/** A good event with some fields changed; null removes one. */
export function eventWith(changes: Record<string, string | null>): string {
  const lines = Object.entries({ ...LAW, ...changes })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  return `- ${lines.join("\n  ")}\n`;
}

export function problemsIn(text: string): string[] {
  return readEvents("content/events/x.yml", text).problems.map((problem) => formatProblem(problem));
}
