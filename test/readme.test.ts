import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readCommand } from "../src/terminal/command.ts";

const readme = readFileSync("README.md", "utf8");
const using = readFileSync("docs/using.md", "utf8");
const operating = readFileSync("docs/operating.md", "utf8");

test.each(["README.md", "ARCHITECTURE.md", ...readdirSync("docs").map((name) => `docs/${name}`)])(
  "every file that %s links to is there",
  (file) => {
    const text = readFileSync(file, "utf8");
    const targets = [
      ...allOf(text, /\]\((?!https?:|#)(?<found>[^)#]+)/g),
      ...allOf(text, /src="(?<found>[^"]+)"/g),
    ];
    expect(targets.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
  },
);

test("README.md leads to the documents, and a newcomer reads it in five minutes", () => {
  expect(allOf(readme, /\]\((?<found>[^)#]+\.(?:md|yml))/g)).toEqual(
    expect.arrayContaining(["docs/using.md", "docs/operating.md", "manifest.yml"]),
  );
  expect(readme.split(/\s+/).length).toBeLessThan(1000);
});

test("every file and folder that ARCHITECTURE.md names is there", () => {
  const text = readFileSync("ARCHITECTURE.md", "utf8");
  const named = allOf(text, /`(?<found>[\w./-]+(?:\/|\.(?:ts|md)))`/g);
  const places = [".", "src", "src/playground", "src/search", "test"];
  expect(named).toContain("src/ask/");
  expect(named.filter((name) => !places.some((place) => existsSync(`${place}/${name}`)))).toEqual(
    [],
  );
});

test("every function that ARCHITECTURE.md leads along is there, so that a breakpoint can be set", () => {
  const text = readFileSync("ARCHITECTURE.md", "utf8");
  const ways = text.slice(text.indexOf("## The way of one question"), text.indexOf("## The index"));
  const named = new Set(allOf(ways, /`(?<found>[a-z]+(?:[A-Z][a-z]+)+)(?=[`(])/g));
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join("src", name), "utf8"))
    .join("\n");
  expect(named).toContain("createAnswerer");
  expect([...named].filter((name) => !sources.includes(`function ${name}(`))).toEqual([]);
});

test.each(allOf(readme, /^npx ip-almanac (?<found>[^>\n]+)/gm))(
  "the command line reads: ip-almanac %s",
  (typed) => {
    expect(() => readCommand(typed.trim().split(" "))).not.toThrow();
  },
);

test("every script that it names is in package.json", () => {
  const { scripts }: { scripts: object } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [
    ...allOf(readme, /npm run (?<found>[\w:]+)/g),
    ...allOf(readme, /npm (?<found>start|test)\b/g),
  ];
  expect(named).toContain("start");
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("the settings in docs/operating.md are those of .env.example, with the same defaults", () => {
  const example = readFileSync(".env.example", "utf8");
  const explained = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(
    ([, name = "", value = ""]): Setting => [name, value],
  );
  // A default that is no value, but is told in words, is left empty in the file.
  const rows = [...operating.matchAll(/^\| `([A-Z_]+)` *\| (?:`([^`]*)`)?[^|]*\|/gm)].map(
    ([, name = "", value = ""]): Setting => [name, value],
  );
  expect(rows.toSorted(byName)).toEqual(explained.toSorted(byName));
});

test("every slash command that docs/using.md names is in the manifest", () => {
  const manifest = readFileSync("manifest.yml", "utf8");
  const commands = allOf(manifest, /command: (?<found>\/\S+)/g);
  const named = allOf(using, /`(?<found>\/ip(?:-\w+)?)(?= |`)/g);
  expect([...new Set(named)].toSorted()).toEqual(commands.toSorted());
});

function allOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.["found"] ?? []);
}

type Setting = readonly [name: string, value: string];

function byName([one]: Setting, [other]: Setting): number {
  return one.localeCompare(other);
}
