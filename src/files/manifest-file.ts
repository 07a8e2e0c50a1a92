import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** The app manifest as plain values; rejects when it cannot be read. */
export async function loadManifest(path: string | URL): Promise<unknown> {
  return parse(await readFile(path, "utf8"));
}
