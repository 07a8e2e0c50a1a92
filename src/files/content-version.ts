import { createHash } from "node:crypto";
import type { ServedContent } from "../digest/served-content.ts";
import type { Content } from "./content.ts";

/** Names the content that is served at the moment; it is looked at again only after it was read again. */
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

/** SHA-256 in hexadecimal of what articles and events say: the same for the same content, wherever it is read. */
export function hashContent({ articles, events }: Pick<Content, "articles" | "events">): string {
  const hash = createHash("sha256");
  for (const one of [...articles, ...events]) hash.update(JSON.stringify(one, plain));
  return hash.digest("hex");
}

/** Maps, such as the themes by year, have no form in JSON; where something stands in its file says nothing. */
function plain(key: string, value: unknown): unknown {
  if (key === "file" || key === "line") return undefined;
  return value instanceof Map ? [...value] : value;
}
