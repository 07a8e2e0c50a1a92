import type { JsonObject } from "../json.ts";

/** Names that may be typed, with the ids behind them. */
export interface Directory {
  /** Lower-case handles to user ids. */
  readonly users: ReadonlyMap<string, string>;
  /** Lower-case channel names to channel ids. */
  readonly channels: ReadonlyMap<string, string>;
}

export interface SlackText {
  /** As Slack stores it: `<@U..>`, `<#C..|name>`, `<https://..>`, and `&amp;` `&lt;` `&gt;`. */
  readonly text: string;
  /** The elements of the rich text that Slack's composer makes of it. */
  readonly elements: readonly JsonObject[];
}

/** What Slack's composer makes of the keys that a person pressed. */
export function readTyped(typed: string, directory: Directory): SlackText {
  const parts: SlackPart[] = [];
  let rest = 0;
  for (const match of typed.matchAll(SPECIAL)) {
    const part = readSpecial(match[0], directory);
    if (!part) continue;
    if (match.index > rest) parts.push(plainPart(typed.slice(rest, match.index)));
    parts.push(part);
    rest = match.index + match[0].length;
  }
  if (rest < typed.length) parts.push(plainPart(typed.slice(rest)));
  return {
    text: parts.map(({ text }) => text).join(""),
    elements: parts.map(({ element }) => element),
  };
}

/** Slack's only three escapes. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

interface SlackPart {
  readonly text: string;
  readonly element: JsonObject;
}

// A name may be preceded by a letter of another script ("请问@almanac"), but not by one of an address (a@b).
const SPECIAL =
  /(?<![\w.])[@#][\w-]+(?:\.[\w-]+)*|https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]}"'\u3002\uFF0C]/gu;

const BROADCASTS = ["here", "channel", "everyone"];

function readSpecial(word: string, directory: Directory): SlackPart | null {
  if (word.startsWith("@")) return readMention(word.slice(1).toLowerCase(), directory);
  if (word.startsWith("#")) return readChannel(word.slice(1).toLowerCase(), directory);
  return { text: `<${escapeText(word)}>`, element: { type: "link", url: word } };
}

function readMention(name: string, directory: Directory): SlackPart | null {
  if (BROADCASTS.includes(name)) {
    return { text: `<!${name}>`, element: { type: "broadcast", range: name } };
  }
  const id = directory.users.get(name);
  return id ? { text: `<@${id}>`, element: { type: "user", user_id: id } } : null;
}

function readChannel(name: string, directory: Directory): SlackPart | null {
  const id = directory.channels.get(name);
  return id ? { text: `<#${id}|${name}>`, element: { type: "channel", channel_id: id } } : null;
}

function plainPart(text: string): SlackPart {
  return { text: escapeText(text), element: { type: "text", text } };
}
