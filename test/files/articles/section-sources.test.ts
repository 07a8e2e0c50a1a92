import fc from "fast-check";
import { expect, test } from "vitest";
import { formatProblem } from "../../../src/article/problem.ts";
import { readArticle, type ArticleReading } from "../../../src/files/articles/article-file.ts";

const SPC =
  "{ id: spc, title: 'SPC, The courts', url: https://court.example/a, published: 2014-11-06, language: zh }";
const LAW = "{ id: law, title: Law firm, url: https://law.example/b }";

/** Lines 1 to 9 are the head, 10 is empty, the body begins on 11. */
function read(body: string, sources: string | null = `[${SPC}, ${LAW}]`): ArticleReading {
  const head = [
    "id: x",
    "title: Courts",
    "source: Almanac",
    "published: 2026-12-01",
    "language: en",
  ];
  const listed = sources === null ? ["tags: [courts]"] : [`sources: ${sources}`];
  const text = ["---", ...head, ...listed, "note: seen", "---", "", body, ""].join("\n");
  return readArticle("x.md", "x", text);
}

/** `Beijing opened. <- spc` for each block, `own` where it rests on the article's own source. */
function restsIn(body: string, sources?: string | null): string[] {
  const { article, problems } = read(body, sources);
  if (article === null) throw new Error(problems.map(formatProblem).join("\n"));
  return article.blocks
    .filter(({ kind }) => kind !== "heading")
    .map(
      ({ text, sources: at }) => `${text} <- ${at?.map(({ url }) => url.at(-1)).join() ?? "own"}`,
    );
}

function problemsIn(body: string, sources?: string | null): string[] {
  return read(body, sources).problems.map(formatProblem);
}

test("a page's title, address, day and language are kept; a day and a language may be missing", () => {
  const { article } = read("One. {source: spc, law}");
  expect(article?.blocks).toEqual([
    {
      kind: "paragraph",
      text: "One.",
      line: 11,
      sources: [
        {
          title: "SPC, The courts",
          url: "https://court.example/a",
          published: "2014-11-06",
          language: "zh",
        },
        { title: "Law firm", url: "https://law.example/b", published: null, language: null },
      ],
    },
  ]);
});

test("a page that is later than the article is told with its line, and shown", () => {
  const later = LAW.replace("}", ", published: 2026-12-02 }");
  const sameDay = SPC.replace("2014-11-06", "2026-12-01");
  const sources = `\n  - ${sameDay}\n  - ${later}`;
  expect(problemsIn("One. {source: spc, law}", sources)).toEqual([
    'x.md:9: the source "law" is dated 2026-12-02, later than the article (2026-12-01). Correct one of the two.',
  ]);
  expect(read("One. {source: spc, law}", sources).article).not.toBeNull();
});

test("a page may say that its day is unknown", () => {
  const sources = "[{ id: law, title: Law firm, url: https://law.example/b, published: unknown }]";
  expect(
    read("One. {source: law}", sources).article?.blocks[0]?.sources?.[0]?.published,
  ).toBeNull();
});

test.each([
  ["a paragraph's own", "One. {source: spc}\n\nTwo. {source: law}", ["One. <- a", "Two. <- b"]],
  ["several", "One. {source: spc, law}", ["One. <- a,b"]],
  ["written without spaces", "One.{source:spc,law}", ["One. <- a,b"]],
  [
    "a heading's, until the next of its level",
    "## A {source: spc}\n\nOne.\n\n## B {source: law}\n\nTwo.",
    ["One. <- a", "Two. <- b"],
  ],
  [
    "a heading's, in headings below it",
    "## A {source: spc}\n\n### C\n\nOne.\n\n### D {source: law}\n\nTwo.\n\n### E\n\nThree.",
    ["One. <- a", "Two. <- b", "Three. <- a"],
  ],
  [
    "a block's own before its heading's",
    "## A {source: spc}\n\nOne. {source: law}\n\nTwo.",
    ["One. <- b", "Two. <- a"],
  ],
  [
    "items' own",
    "## A {source: spc}\n\n- One. {source: law}\n- Two.\n  - Three. {source: law}",
    ["One. <- b", "Two. <- a", "Three. <- b"],
  ],
  [
    "the article's own by name",
    "## A {source: spc, law}\n\nOne.\n\nTwo. {source: own}",
    ["One. <- a,b", "Two. <- own"],
  ],
])("%s", (_, body, rests) => {
  expect(restsIn(body)).toEqual(expect.arrayContaining(rests));
  expect(restsIn(body)).toHaveLength(rests.length);
});

test("an article without sources rests on its own, and braces in it stay", () => {
  expect(restsIn("The set {1, 2} is small.\n\nIt has {two}", null)).toEqual([
    "The set {1, 2} is small. <- own",
    "It has {two} <- own",
  ]);
  expect(problemsIn("The set {1, 2} is small.", null)).toEqual([]);
});

test("headings are shown without it", () => {
  expect(read("## Courts {source: spc, law}\n\nOne.").article?.blocks[0]?.text).toBe("Courts");
});

const FORM = "Write {source: ID}, or {source: ID, ID} for several.";

test.each([
  [
    "One. {source: spcc, law}",
    'the source "spcc" is not in the list of sources. Did you mean spc?',
  ],
  [
    "One. {source: spc, wto}",
    'the source "wto" is not in the list of sources. Known are spc, law.',
  ],
  ["One. {soruce: spc}", `"{soruce: spc}" cannot be read. ${FORM}`],
  ["One. {sources: spc}", `"{sources: spc}" cannot be read. ${FORM}`],
  ["One. {source spc}", `"{source spc}" cannot be read. ${FORM}`],
  ["One. {source:}", `"{source:}" cannot be read. ${FORM}`],
  ["One. {Source: spc}", `"{Source: spc}" cannot be read. ${FORM}`],
  ["One. {source: spc;law}", `"{source: spc;law}" cannot be read. ${FORM}`],
  ["一。｛source：spc｝", `"｛source：spc｝" cannot be read. ${FORM}`],
  [
    "One {source: spc}, two.",
    `"One {source: spc}, two." has {source inside it. Put it once, at the end. ${FORM}`,
  ],
  [
    "One. {source: spc} {source: law}",
    `"One. {source: spc}" has {source inside it. Put it once, at the end. ${FORM}`,
  ],
  [
    "One. {source: spc",
    `"One. {source: spc" has {source inside it. Put it once, at the end. ${FORM}`,
  ],
  [
    "One. {source: own, spc}",
    '"own" is listed with other sources. It means the article\'s own source; write it alone.',
  ],
])("%s is to be mended, and the article waits for it", (body, message) => {
  const { article, problems } = read(body);
  expect(problems.map(formatProblem)).toContain(`x.md:11: ${message}`);
  expect(article).toBeNull();
});

test("without a list the editor is told to write one", () => {
  expect(problemsIn("One. {source: spc}", null)).toEqual([
    'x.md:11: the source "spc" is not in the list of sources. Add sources between the two lines of ---, each with id, title and url.',
  ]);
});

test("a source that no part names is told at its line, and the article is served", () => {
  const { article, problems } = read("One. {source: spc}", `\n  - ${SPC}\n  - ${LAW}`);
  expect(article).not.toBeNull();
  expect(problems.map(formatProblem)).toEqual([
    'x.md:9: sources has "law", which no part names. End a heading or a paragraph with {source: ID}, or remove the source.',
  ]);
});

test("what names no source is told once a section, where the article has sources", () => {
  const body =
    "One.\n\nTwo.\n\n## A {source: spc}\n\nThree.\n\n## B\n\nFour.\n\nFive. {source: law}";
  expect(problemsIn(body)).toEqual(
    [11, 21].map(
      (line) =>
        `x.md:${line}: no source is given for this part. End it or its heading with {source: ID}, or with {source: own} for the article's own.`,
    ),
  );
});

test.each([
  ["[{ id: spc, url: https://a.example }]", "sources 1: title is missing"],
  ["[{ id: spc, title: A }]", "sources 1: url is missing"],
  ["[{ id: spc, title: A, url: a.example }]", 'sources 1: url is "a.example"'],
  ["[{ id: S P, title: A, url: https://a.example }]", 'sources 1: id is "S P"'],
  ["[{ id: own, title: A, url: https://a.example }]", 'sources 1: id is "own"'],
  ["[{ id: a, title: A, url: https://a.example, published: 2020-13-01 }]", "month 13"],
  ["[{ id: a, title: A, url: https://a.example, page: 3 }]", 'sources 1: "page" is not a field'],
  [`[${LAW}, ${LAW}]`, 'sources 2: id is "law", as another one\'s. Give each its own.'],
])("a list of sources such as %s", (sources, message) => {
  expect(read("One. {source: law}", sources).article).toBeNull();
  expect(problemsIn("One. {source: law}", sources).join("\n")).toContain(message);
});

test("no attribute is ever shown, whatever stands around it", () => {
  const piece = fc.constantFrom(
    "{source: spc}",
    "{source: law, spc}",
    "{soruce: spc}",
    " ",
    "One.",
    "{2}",
    "｛",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
      const { article } = read(`Text ${pieces.join("")}`);
      const shown = article?.blocks.map(({ text }) => text).join() ?? "";
      expect(shown).not.toMatch(/so(?:ur|ru)ce/);
    }),
  );
});
