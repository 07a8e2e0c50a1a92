import { createHash } from "node:crypto";
import type { ServedContent } from "../digest/served-content.ts";
import type { Content } from "./content.ts";

/** Returns the version of the content that is being served; it is hashed again only after the content was reloaded. */
export function createVersionReader(current: () => Content): () => ServedContent {
  let content = current();
  let served = nameOf(content);
  return () => {
    const now = current();
    if (now !== content) served = nameOf(now);
    content = now;
    return served;
  };
}

function nameOf(content: Content): ServedContent {
  return { version: hashContent(content), isWhole: content.problems.length === 0 };
}

/** SHA-256, in hexadecimal, of the articles and events; the same on every machine. */
export function hashContent({ articles, events }: Pick<Content, "articles" | "events">): string {
  const hash = createHash("sha256");
  for (const one of [...articles, ...events]) hash.update(JSON.stringify(one, plain));
  return hash.digest("hex");
}

/** JSON cannot represent a Map, such as the themes by year. File and line are left out: they are not content. */
function plain(key: string, value: unknown): unknown {
  if (key === "file" || key === "line") return undefined;
  return value instanceof Map ? [...value] : value;
}
