import { readdir } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Problem } from "../article/problem.ts";
import { readErrorCode, readTextFile, type TextReading } from "./text-file.ts";

/** Files read at the same time: one by one is slow, and all at once would open too many. */
const READ_AT_ONCE = 32;

/** @yields {object} each file with its text or what is wrong with it, in order */
export async function* readTextFiles(
  files: readonly string[],
): AsyncGenerator<{ readonly file: string; readonly reading: TextReading }> {
  for (let first = 0; first < files.length; first += READ_AT_ONCE) {
    const some = files.slice(first, first + READ_AT_ONCE);
    yield* await Promise.all(
      some.map(async (file) => ({ file, reading: await readTextFile(file) })),
    );
  }
}

/** Lists the files in order, with subfolders, without hidden files. A file with another ending is reported. */
export async function listFiles(
  dir: string,
  extensions: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly problems: Problem[] }> {
  const listed = await readdir(dir, { recursive: true }).catch((error: unknown) =>
    readErrorCode(error),
  );
  if (typeof listed === "string") {
    const message = `the folder cannot be read (${listed}). Nothing in it is served.`;
    return { files: [], problems: [{ file: dir, line: 1, message }] };
  }
  const visible = listed.filter((name) => !name.split(sep).some((part) => part.startsWith(".")));
  const files = visible.filter((name) => extensions.includes(extname(name)));
  const [extension] = extensions;
  const problems = visible
    .filter((name) => extname(name) !== "" && !files.includes(name))
    .map((name) => ({
      file: join(dir, name),
      line: 1,
      message: `the file is not read, because its name does not end in ${extension}.`,
    }));
  return { files: files.toSorted().map((name) => join(dir, name)), problems };
}
