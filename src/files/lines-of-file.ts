import { createReadStream } from "node:fs";

/**
 * The lines of a text file without their ends, one after the other: a collection of a million passages does not fit into
 * one string. Only a line feed ends a line; Node's readline also splits at U+2028, which may stand in a JSON text.
 *
 * @yields {string} a line; the first without a byte order mark
 */
export async function* streamLines(file: string): AsyncGenerator<string> {
  let rest: string | null = null;
  for await (const part of partsOf(file)) {
    const [first = "", ...others] = part.split("\n");
    rest = rest === null ? first.replace(BYTE_ORDER_MARK, "") : rest + first;
    const last = others.pop();
    if (last === undefined) continue;
    yield withoutReturn(rest);
    for (const line of others) yield withoutReturn(line);
    rest = last;
  }
  if (rest) yield withoutReturn(rest);
}

const BYTE_ORDER_MARK = /^\uFEFF/;

async function* partsOf(file: string): AsyncGenerator<string> {
  for await (const part of createReadStream(file, "utf8")) yield String(part);
}

/** What Windows writes before a line feed. */
function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
