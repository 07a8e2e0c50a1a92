import fc from "fast-check";
import { expect, test } from "vitest";
import { formatProblem } from "../../../src/article/problem.ts";
import { readArticle, type ArticleReading } from "../../../src/files/articles/article-file.ts";

const HEAD = {
  id: "x",
  title: "A forum",
  source: "CNIPA",
  published: "2021-04-23",
  language: "en",
};

/** The head of a good article with some fields changed; null removes one. */
function articleWith(
  changes: Record<string, string | null>,
  body = "It opened in Beijing.",
): string {
  const lines = Object.entries({ ...HEAD, ...changes })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  return ["---", ...lines, "---", "", body, ""].join("\n");
}

function read(text: string): ArticleReading {
  return readArticle("content/articles/x.md", "x", text);
}

function problemsIn(text: string): string[] {
  return read(text).problems.map((problem) => formatProblem(problem));
}

test("a day of publication that nobody knows is none", () => {
  const { article, problems } = read(articleWith({ published: "unknown" }));
  expect(problems).toEqual([]);
  expect(article?.published).toBeNull();
});

test("reads an article with everything in it", () => {
  const text = articleWith({
    title: '"World IP Day: themes"',
    url: "https://www.wipo.int/a?b=c",
    tags: "[wipo, ip-day]",
    people: "[{ name: Shen Changyu, office: Commissioner of CNIPA }, { name: Yi Jiming }]",
    events: "[world-ip-day]",
    note: "The year is in the title.",
  });
  expect(read(text)).toEqual({
    article: {
      id: "x",
      title: "World IP Day: themes",
      source: "CNIPA",
      url: "https://www.wipo.int/a?b=c",
      published: "2021-04-23",
      language: "en",
      tags: ["wipo", "ip-day"],
      people: [
        { name: "Shen Changyu", office: "Commissioner of CNIPA" },
        { name: "Yi Jiming", office: null },
      ],
      events: ["world-ip-day"],
      blocks: [{ kind: "paragraph", text: "It opened in Beijing.", line: 14 }],
    },
    mentions: [{ eventId: "world-ip-day", file: "content/articles/x.md", line: 10 }],
    problems: [],
  });
});

test.each([
  [
    "published: 2020-13-02",
    { published: "2020-13-02" },
    '5: published is "2020-13-02"; month 13 does not exist. Write YYYY-MM-DD.',
  ],
  [
    "published: 2021-02-30",
    { published: "2021-02-30" },
    '5: published is "2021-02-30"; February has 28 days in 2021. Write YYYY-MM-DD.',
  ],
  [
    "published: 12 23,2020",
    { published: "12 23,2020" },
    '5: published is "12 23,2020"; that is not a date. Write YYYY-MM-DD.',
  ],
  [
    "published with a time",
    { published: "2021-04-23T09:30:00Z" },
    '5: published is "2021-04-23T09:30:00Z"; that is not a date. Write YYYY-MM-DD.',
  ],
  [
    "no title",
    { title: null },
    "2: title is missing. Write, for example, title: World Intellectual Property Day",
  ],
  [
    "an empty title",
    { title: "" },
    "3: title is empty. Write something after title: or remove the line.",
  ],
  [
    "a title that is a list",
    { title: "[a, b]" },
    "3: title is not a text. Write something after title: or remove the line.",
  ],
  ["language NO", { language: "NO" }, '6: language is "NO"; write one of en, zh.'],
  ["language zn", { language: "zn" }, '6: language is "zn"; write one of en, zh.'],
  [
    "an address that is a script",
    { url: "javascript:alert(1)" },
    '7: url is "javascript:alert(1)"; write an address that begins with https:// or http://.',
  ],
  [
    "an address without a host",
    { url: "https://" },
    '7: url is "https://"; write an address that begins with https:// or http://.',
  ],
  [
    "an id that is not the file's",
    { id: "y" },
    '2: id is "y", but the file is x.md. Make them equal.',
  ],
  [
    "an id with capitals",
    { id: "World_IP" },
    '2: id is "World_IP"; write lower-case letters, digits and hyphens, such as x.',
  ],
  [
    "a misspelt field",
    { publised: "2021-04-23" },
    '7: "publised" is not a field. Did you mean published?',
  ],
  [
    "an unknown field",
    { colour: "red" },
    '7: "colour" is not a field. Known are id, title, source, url, published, language, tags, people, events, sources, note.',
  ],
  [
    "tags that are no list",
    { tags: "wipo" },
    "7: tags is not a list. Begin each entry with a hyphen.",
  ],
  ["empty tags", { tags: "" }, "7: tags is empty. Write something or remove it."],
  [
    "a tag with a space",
    { tags: "[IP law]" },
    '7: tags has "IP law"; write lower-case letters, digits and hyphens, such as ip-protection.',
  ],
  ["a tag twice", { tags: "[wipo, wipo]" }, '7: tags has "wipo" twice. Keep one.'],
  ["a nested tag", { tags: "[[wipo]]" }, "7: tags holds something that is not a text."],
  [
    "people without fields",
    { people: "[Shen Changyu]" },
    "7: people 1 has no fields. Write name: value, one per line.",
  ],
  [
    "a person without a name",
    { people: "[{ name: A }, { office: Mayor }]" },
    "7: people 2: name is missing. Write, for example, name: Shen Changyu",
  ],
  [
    "a person's unknown field",
    { people: "[{ name: A, ofice: Mayor }]" },
    '7: people 1: "ofice" is not a field. Did you mean office?',
  ],
  [
    "a colon in a title",
    { title: "Forum: the report" },
    '3: this is not YAML: nested mappings are not allowed in compact mappings. Put the text in "double quotes" if it holds a colon or begins with a special character.',
  ],
  [
    "a title that is cut at #",
    { title: "Notice #7 of the office" },
    '3: "#7 of the office" is not read, because # after a space begins a comment. Put the whole text in "double quotes", or the comment on a line of its own.',
  ],
  [
    "an address that is cut at #",
    { url: "https://x.org/a #b" },
    '7: "#b" is not read, because # after a space begins a comment. Put the whole text in "double quotes", or the comment on a line of its own.',
  ],
  [
    "a mark that turns the direction of writing",
    { title: "Draft \u202Egpj.exe" },
    "3: title holds U+202E, an invisible character that changes the writing direction. Delete it.",
  ],
  ["a field twice", { "title ": "Another" }, "7: this field stands here twice. Keep one."],
  [
    "an open quotation mark",
    { language: '"en' },
    '6: this is not YAML: missing closing "quote. Close every quotation mark and bracket.',
  ],
])("an article with %s is left out with its line", (_, changes, problem) => {
  expect(problemsIn(articleWith(changes))).toEqual([`content/articles/x.md:${problem}`]);
  expect(read(articleWith(changes)).article).toBeNull();
});

test("tells every problem of an article at once, by line", () => {
  const text = articleWith({ title: null, published: "2021-02-30", language: "fr", url: "x" });
  expect(problemsIn(text)).toEqual([
    "content/articles/x.md:2: title is missing. Write, for example, title: World Intellectual Property Day",
    'content/articles/x.md:6: url is "x"; write an address that begins with https:// or http://.',
    'content/articles/x.md:4: published is "2021-02-30"; February has 28 days in 2021. Write YYYY-MM-DD.',
    'content/articles/x.md:5: language is "fr"; write one of en, zh.',
  ]);
});

test.each([
  [
    "no front matter",
    "Just a text.\n",
    "1: the file does not begin with ---. Write id, title, source, published and language between two lines of --- above the text.",
  ],
  [
    "front matter without an end",
    "---\nid: x\n\nA text.\n",
    "1: the fields have no end. Write --- on a line of its own below them.",
  ],
  [
    "empty front matter",
    "---\n---\nA text.\n",
    "1: the fields are missing. Write id, title, source, published and language between the two lines of ---.",
  ],
  [
    "front matter that is a sentence",
    "---\nA sentence.\n---\nA text.\n",
    "2: what stands between the two lines of --- has no fields. Write name: value, one per line.",
  ],
  [
    "an empty file",
    "",
    "1: the file does not begin with ---. Write id, title, source, published and language between two lines of --- above the text.",
  ],
  ["no text", articleWith({}, ""), "7: the text is missing. Write it below the second ---."],
  [
    "nothing but a line",
    articleWith({}, "***"),
    "9: the text is missing. Write it below the second ---.",
  ],
])("a file with %s says so", (_, text, problem) => {
  expect(problemsIn(text)).toEqual([`content/articles/x.md:${problem}`]);
});

test("HTML is left out with a problem, and the article is served", () => {
  const { article, problems } = read(
    articleWith(
      {},
      "It <b>opened</b>.\n\n<script>alert(1)</script>\n\n<!-- for editors -->\n\nIt closed.",
    ),
  );
  expect(article?.blocks.map(({ text }) => text)).toEqual(["It opened.", "It closed."]);
  expect(problems.map((problem) => formatProblem(problem))).toEqual([
    'content/articles/x.md:9: HTML such as "<b>" is not shown. Write plain text or Markdown.',
    'content/articles/x.md:9: HTML such as "</b>" is not shown. Write plain text or Markdown.',
    'content/articles/x.md:11: HTML such as "<script>alert(1)</script>" is not shown. Write plain text or Markdown.',
  ]);
});

test("the body becomes blocks of plain text with their lines", () => {
  const body = [
    "# The _forum_",
    "",
    "It opened [in Beijing](https://example.org),",
    "on **23 April**\\",
    "2021 &amp; closed.",
    "",
    "> Innovation is `key`.",
    ">",
    "> - It really is.",
    "",
    "1. First",
    "   - inner",
    "2. Second",
    "",
    "![A hall](hall.jpg)",
    "",
    "***",
    "",
    "[ref]: https://example.org",
  ].join("\n");
  expect(read(articleWith({}, body)).article?.blocks).toEqual([
    { kind: "heading", text: "The forum", line: 9 },
    { kind: "paragraph", text: "It opened in Beijing, on 23 April 2021 & closed.", line: 11 },
    { kind: "quotation", text: "Innovation is key.", line: 15 },
    { kind: "item", text: "It really is.", line: 17 },
    { kind: "item", text: "First", line: 19 },
    { kind: "item", text: "inner", line: 20 },
    { kind: "item", text: "Second", line: 21 },
    { kind: "paragraph", text: "A hall", line: 23 },
  ]);
});

test("whatever a file holds becomes an article or a problem", () => {
  const lines = fc.constantFrom(
    ..."---|id: x|title: a|title: *a|tags: [|people: &p [*p]|events:|- a|published: 2021-04-23|language: en|source: s|<b>|# h|> q|\t- t|? k|!!binary x|<<: {}".split(
      "|",
    ),
    "",
  );
  const texts = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.array(lines, { maxLength: 12 }).map((parts) => parts.join("\n")),
    fc.array(lines, { maxLength: 12 }).map((parts) => ["---", ...parts, "---", "Text."].join("\n")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { article, problems } = read(text);
      expect(article !== null || problems.length > 0).toBe(true);
      expect(problems.every(({ line }) => line >= 1)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
