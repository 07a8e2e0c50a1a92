import { describe, expect, test } from "vitest";
import { YamlSource } from "../../src/files/yaml/yaml-source.ts";

const ADVICE =
  'is not read, because # after a space begins a comment. Put the whole text in "double quotes", or the comment on a line of its own.';

describe("a text without quotation marks that YAML cuts at #", () => {
  test.each<[string, string[]]>([
    ["title: Patent #1", [`1: "#1" ${ADVICE}`]],
    ["title: The language C #", [`1: "#" ${ADVICE}`]],
    ["en: Decision #45 of 2019\nzh: 决定", [`1: "#45 of 2019" ${ADVICE}`]],
    ["- a\n- Notice #7", [`2: "#7" ${ADVICE}`]],
    ["date: 2017-04-20 # the first day", [`1: "# the first day" ${ADVICE}`]],
    ["a: one\n  two #2\nb: three", [`1: "#2" ${ADVICE}`]],
  ])("%j", (text, expected) => {
    expect(problemsIn(text)).toEqual(expected);
  });

  test.each([
    'title: "Patent #1"',
    "title: 'Patent #1' # with a comment",
    "url: https://example.org/a#b",
    "# a comment of its own\ntitle: C# and F#",
    "title: Patent\n# a comment below\n",
    "tags: # those of others\n  - china",
    "note: |\n  Patent #1\n",
  ])("not of %j", (text) => {
    expect(problemsIn(text)).toEqual([]);
  });
});

function problemsIn(text: string): string[] {
  return new YamlSource("x.yml", text, 0).problems.map(
    ({ line, message }) => `${line}: ${message}`,
  );
}
