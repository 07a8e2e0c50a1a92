import { type Call, readText, SlackError } from "./call.ts";

/** One page of a list, and the cursor of the next one ("" at the end). */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string;
}

export function cutPage<T>(call: Call, all: readonly T[], limit: number): Page<T> {
  const cursor = readText(call, "cursor");
  const from = cursor === null ? 0 : readCursor(cursor);
  const items = all.slice(from, from + limit);
  const next = from + items.length;
  return { items, nextCursor: next < all.length ? writeCursor(next) : "" };
}

function writeCursor(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString("base64");
}

function readCursor(cursor: string): number {
  const offset = /^offset:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1];
  if (offset === undefined) throw new SlackError("invalid_cursor");
  return Number(offset);
}
