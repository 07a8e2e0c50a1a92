import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCommand } from "../src/terminal/command.ts";

const readme = readFileSync("README.md", "utf8");

test("every file that README.md links to is there", () => {
  const targets = [
    ...allOf(readme, /\]\((?!https?:)(?<found>[^)#]+)/g),
    ...allOf(readme, /src="(?<found>[^"]+)"/g),
  ];
  expect(targets).toContain("manifest.yml");
  expect(targets.filter((target) => !existsSync(target))).toEqual([]);
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

test("its settings are those of .env.example, with the same defaults", () => {
  const example = readFileSync(".env.example", "utf8");
  const explained = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(
    ([, name = "", value = ""]): Setting => [name, value],
  );
  // A default that is no value, but is told in words, is left empty in the file.
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| (?:`([^`]*)`)?[^|]*\|/gm)].map(
    ([, name = "", value = ""]): Setting => [name, value],
  );
  expect(rows.toSorted(byName)).toEqual(explained.toSorted(byName));
});

test("every slash command that it names is in the manifest", () => {
  const manifest = readFileSync("manifest.yml", "utf8");
  const commands = allOf(manifest, /command: (?<found>\/\S+)/g);
  const named = allOf(readme, /`(?<found>\/ip(?:-\w+)?)(?= |`)/g);
  expect([...new Set(named)].toSorted()).toEqual(commands.toSorted());
});

function allOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.["found"] ?? []);
}

type Setting = readonly [name: string, value: string];

function byName([one]: Setting, [other]: Setting): number {
  return one.localeCompare(other);
}
