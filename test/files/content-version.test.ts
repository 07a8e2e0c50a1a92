import { expect, test } from "vitest";
import { hashContent, createVersionReader } from "../../src/files/content-version.ts";
import type { Content } from "../../src/files/content.ts";
import { makeArticle } from "../article/sample-article.ts";
import { sampleEvent } from "../event/sample-events.ts";

const content: Content = {
  articles: [makeArticle()],
  events: [sampleEvent({ themes: new Map([[2026, { en: "IP and Sports", zh: null }]]) })],
  glossary: [],
  synonyms: [],
  treaties: [],
  countries: [],
  articleFiles: new Map(),
  hosts: null,
  bodies: [],
  problems: [],
};

test("the same content has the same version, wherever its entries stand in their files", () => {
  const moved = { ...content, events: content.events.map((event) => ({ ...event, line: 99 })) };
  expect(hashContent(moved)).toBe(hashContent(content));
  expect(hashContent(content)).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[string, Partial<Content>]>([
  ["a theme", { events: [sampleEvent({ themes: new Map([[2026, { en: "Music", zh: null }]]) })] }],
  ["an article's title", { articles: [makeArticle({ title: "Another" })] }],
  ["an event more", { events: [...content.events, sampleEvent({ id: "more" })] }],
])("%s makes another version", (_, changes) => {
  expect(hashContent({ ...content, ...changes })).not.toBe(hashContent(content));
});

test("what is served follows what was read last, and a broken file shows", () => {
  let current = content;
  const served = createVersionReader(() => current);
  expect(served()).toEqual({ version: hashContent(content), isWhole: true });
  const problem = { file: "content/events/x.yml", line: 1, message: "broken" };
  current = { ...content, events: [], problems: [problem] };
  expect(served()).toEqual({ version: hashContent(current), isWhole: false });
});
