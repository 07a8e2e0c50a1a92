import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";

// The table of ARCHITECTURE.md, "Who may import whom".
const WHAT: Readonly<Record<string, readonly string[]>> = {
  article: [],
  event: [],
  membership: ["event"],
  ask: ["article", "event", "membership"],
  evaluation: ["article", "ask"],
  digest: ["article", "event"],
  suggest: ["article", "event"],
  report: ["article", "event", "membership"],
};
const HOW = [
  "calendar",
  "files",
  "picture",
  "playground",
  "schedule",
  "search",
  "slack",
  "store",
  "terminal",
];

/** Pure words that every room uses, beside the files at the top of src. */
const SHARED = ["dates", "text"];

/** The files and the folder that tie rooms together; no room imports them. */
const WIRING = ["almanac.ts", "library.ts", "app.ts", "commands", "main.ts", "start.ts"];

/**
 * The subfolders of a room in the order of their work: each may import those before it and the vocabulary at the room's
 * root, never one that comes after it. The doors at the root tie them together, and none of them imports a door.
 */
const WITHIN: Readonly<
  Record<
    string,
    {
      readonly doors: readonly string[];
      readonly order: readonly string[];
      /** Files of types alone that name the room's parts for each other. */
      readonly contexts?: readonly string[];
    }
  >
> = {
  slack: {
    doors: ["slack-app.ts"],
    order: [
      "blocks",
      "connection",
      "wording",
      "answer",
      "digest",
      "views",
      "posting",
      "actions",
      "listeners",
    ],
  },
  ask: {
    doors: ["ask.ts", "library.ts", "list-articles.ts", "retrieve.ts"],
    order: [
      "question",
      "passage",
      "query",
      "follow-up",
      "rerank",
      "facts",
      "confidence",
      "excerpt",
      "answer",
    ],
  },
  search: {
    doors: ["open-index.ts", "search-index.ts"],
    order: [
      "dates",
      "analysis",
      "segment",
      "ranking",
      "spelling",
      "workers",
      "index",
      "snapshot",
      "articles",
    ],
  },
  playground: {
    doors: ["fake-slack.ts", "prepare-demo.ts"],
    contexts: ["world.ts"],
    order: ["page", "limits", "workspace", "deliveries", "web-api", "interactions", "http"],
  },
  digest: {
    doors: [],
    order: [
      "text",
      "stored",
      "schedule",
      "compose",
      "year",
      "ports",
      "draft",
      "run",
      "correction",
      "delivery",
      "service",
      "feed",
    ],
  },
};

/** Packages that count as a part of the language: the coming calendar, and a map that forgets what was used longest ago. */
const LANGUAGE = ["temporal-polyfill", "lru-cache", "valibot"];

/** Each technology, and the one place where it may appear. */
const HOME_OF: Readonly<Record<string, readonly string[]>> = {
  minisearch: ["search"],
  "opencc-js": ["search"],
  "@slack/": ["slack"],
  undici: ["slack"],
  "node-cron": ["schedule"],
  kysely: ["store"],
  libsql: ["store"],
  pg: ["store"],
  yaml: ["files"],
  "mdast-": ["files"],
  "dictionary-en": ["files"],
  "ical-generator": ["calendar"],
  "ical.js": ["files"],
  "csv-parse": ["files"],
  "@napi-rs/canvas": ["picture"],
  "fast-png": ["picture"],
  ws: ["playground"],
  pino: ["log.ts"],
  dotenv: ["main.ts"],
};

const FILES_IN_A_FOLDER_MAX = 15;

const imports = readImports("src");

test("what the bot does imports no technology, and only the rooms that it builds on", () => {
  const strangers = imports.filter(
    ({ room, target }) => room in WHAT && !mayBeImportedByWhat(room, target),
  );
  expect(strangers).toEqual([]);
});

test("a folder named for a technology imports no other one", () => {
  const strangers = imports.filter(
    ({ room, target }) =>
      HOW.includes(room) && target.startsWith("src/") && !mayBeImportedByHow(room, target),
  );
  expect(strangers).toEqual([]);
});

test("each technology appears in its one place", () => {
  const strangers = imports.filter(({ room, target }) => {
    const home = Object.entries(HOME_OF).find(([name]) => isPackage(target, name))?.[1];
    return home !== undefined && !home.includes(room);
  });
  expect(strangers).toEqual([]);
});

test("the canvas is loaded in the painter's own process alone, so that it costs the almanac neither start nor memory", () => {
  const painters = imports.filter(({ target }) => target === "src/picture/paint.ts");
  expect(painters.map(({ file }) => file)).toEqual(["src/picture/painting-process.ts"]);
  expect(imports.filter(({ target }) => target.endsWith("/painting-process.ts"))).toEqual([]);
});

test("nothing imports main.ts, and only start.ts starts the playground", () => {
  expect(imports.filter(({ target }) => target === "src/main.ts")).toEqual([]);
  const starters = imports.filter(
    ({ room, target }) => room !== "playground" && target.startsWith("src/playground/"),
  );
  expect(new Set(starters.map(({ room }) => room))).toEqual(new Set(["start.ts"]));
});

test("only main.ts reads the clock, the environment and the arguments", () => {
  const readers = sourceFiles("src")
    .filter((file) => !file.startsWith("src/playground/page/") && file !== "src/main.ts")
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|process\.(?:env|argv)|Math\.random\(/.test(
        withoutComments(readFileSync(file, "utf8")),
      ),
    );
  expect(readers).toEqual([]);
});

test("the words that every room uses know no room", () => {
  const strangers = imports.filter(
    ({ room, target }) => isShared(room) && target.startsWith("src/") && !isShared(roomOf(target)),
  );
  expect(strangers).toEqual([]);
});

test.each(Object.entries(WITHIN))(
  "within %s imports go one way",
  (room, { doors, order, contexts = [] }) => {
    const folders = readdirSync(`src/${room}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.toSorted()).toEqual(order.toSorted());
    const strangers = imports.filter(({ file, target }) => {
      if (roomOf(file) !== room || roomOf(target) !== room) return false;
      const [from, to] = [file, target].map((each) => each.split("/")[2]!);
      if ([...doors, ...contexts].includes(from!) || from === to) return false;
      return (
        doors.includes(to!) || (order.includes(to!) && order.indexOf(to!) >= order.indexOf(from!))
      );
    });
    expect(strangers).toEqual([]);
  },
);

test.each(Object.keys(WITHIN))("within %s no file imports itself by way of others", (room) => {
  const targets = new Map<string, string[]>();
  for (const { file, target } of imports.filter((each) => each.room === room)) {
    targets.set(file, [...(targets.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    if (way.includes(file) || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});

test("no folder of src holds more files than a reader takes in at a glance", () => {
  const counts = new Map<string, number>();
  for (const file of readdirSync("src", { recursive: true, withFileTypes: true })) {
    if (file.isFile()) counts.set(file.parentPath, (counts.get(file.parentPath) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > FILES_IN_A_FOLDER_MAX)).toEqual([]);
});

test("every room exists and every room is in the table", () => {
  const rooms = readdirSync("src", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(rooms.toSorted()).toEqual(
    [...Object.keys(WHAT), ...HOW, ...SHARED, "commands"].toSorted(),
  );
});

function mayBeImportedByWhat(room: string, target: string): boolean {
  if (LANGUAGE.includes(target)) return true;
  if (!target.startsWith("src/")) return false;
  const other = roomOf(target);
  return other === room || isShared(other) || (WHAT[room]?.includes(other) ?? false);
}

function mayBeImportedByHow(room: string, target: string): boolean {
  const other = roomOf(target);
  return other === room || isShared(other) || other in WHAT;
}

function isShared(room: string): boolean {
  return SHARED.includes(room) || (room.endsWith(".ts") && !WIRING.includes(room));
}

function isPackage(target: string, name: string): boolean {
  return (
    target === name ||
    target.startsWith(name.endsWith("/") || name.endsWith("-") ? name : `${name}/`)
  );
}

function roomOf(file: string): string {
  return file.split("/")[1] ?? file;
}

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function readImports(root: string): Import[] {
  return sourceFiles(root).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
      ([, name = ""]) => ({
        file,
        room: roomOf(file),
        target: name.startsWith(".")
          ? relative(".", resolve(file, "..", name))
              .split(sep)
              .join("/")
          : name,
      }),
    ),
  );
}

function sourceFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(root, name).split(sep).join("/"));
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}
