import { readFile, stat } from "node:fs/promises";
import type { Problem } from "../article/problem.ts";

/** A file's text, or the problem that keeps it out of the almanac. */
export type TextReading = { readonly text: string } | { readonly problem: Problem };

/** Ten times the longest annotated law; a larger file is a mistake, such as a pasted picture. */
const FILE_BYTES_MAX = 5_000_000;

/** Reads UTF-8 with any line ends; a byte-order mark is dropped. Never rejects. */
export async function readTextFile(file: string): Promise<TextReading> {
  try {
    const { size } = await stat(file);
    if (size > FILE_BYTES_MAX) {
      return refused(file, 1, `the file has ${size} bytes; the maximum is ${FILE_BYTES_MAX}.`);
    }
    return decoded(file, await readFile(file));
  } catch (error) {
    const code = readErrorCode(error);
    const advice = ADVICE.get(code) ?? "Check its permissions.";
    return refused(file, 1, `the file cannot be read (${code}). ${advice}`);
  }
}

const ADVICE: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "There is none of that name."],
  ["EISDIR", "It is a folder."],
]);

/** The name of a file system's error, such as `ENOENT`. */
export function readErrorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(file: string, bytes: Buffer): TextReading {
  try {
    return { text: utf8.decode(bytes).replaceAll(/\r\n?/g, "\n") };
  } catch {
    return refused(file, lineOfForeignByte(bytes), "this is not UTF-8. Save the file as UTF-8.");
  }
}

function lineOfForeignByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, start);
    const stop = end === -1 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop;
  }
  return line;
}

const LINE_FEED = 0x0a;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function refused(file: string, line: number, message: string): TextReading {
  return { problem: { file, line, message } };
}
