import { emojiNamed } from "./emoji.ts";

/** Slack's own markup, which is not Markdown: https://docs.slack.dev/messaging/formatting-message-text */
export type Passage =
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  | { readonly kind: "quote"; readonly inlines: readonly Inline[] }
  | { readonly kind: "preformatted"; readonly text: string };

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "bold"; readonly inlines: readonly Inline[] }
  | { readonly kind: "italic"; readonly inlines: readonly Inline[] }
  | { readonly kind: "strike"; readonly inlines: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly url: string; readonly label: string }
  | { readonly kind: "user"; readonly id: string; readonly label: string }
  | { readonly kind: "channel"; readonly id: string; readonly label: string }
  | { readonly kind: "broadcast"; readonly label: string }
  | {
      readonly kind: "date";
      readonly seconds: number;
      readonly format: string;
      readonly url: string;
    }
  | { readonly kind: "emoji"; readonly name: string; readonly glyph: string };

/** With `verbatim`, bare addresses stay text, as in a text object with `verbatim: true`. */
export function parseMrkdwn(text: string, verbatim = false): readonly Passage[] {
  return splitPreformatted(text).flatMap((piece) =>
    piece.preformatted
      ? [{ kind: "preformatted" as const, text: decode(piece.text) }]
      : parseLines(piece.text, verbatim),
  );
}

/** The characters behind `&amp;`, `&lt;` and `&gt;`, the only ones that Slack escapes. */
function decode(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) =>
    name === "amp" ? "&" : name === "lt" ? "<" : ">",
  );
}

/** The text of a `plain_text` object: entities and, unless turned off, emoji; no other markup. */
export function parsePlain(text: string, withEmoji = true): readonly Inline[] {
  const tokens = tokenize(text, (rest) => (withEmoji ? readEmoji(rest) : null) ?? readBreak(rest));
  return joinText(tokens.map(toInline));
}

function splitPreformatted(text: string): { preformatted: boolean; text: string }[] {
  const pieces: { preformatted: boolean; text: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(/```\n?([\s\S]+?)\n?```/g)) {
    pieces.push({ preformatted: false, text: text.slice(from, match.index).replace(/\n$/, "") });
    pieces.push({ preformatted: true, text: match[1] ?? "" });
    from = match.index + match[0].length;
  }
  pieces.push({ preformatted: false, text: text.slice(from).replace(from > 0 ? /^\n/ : /^$/, "") });
  return pieces.filter((piece) => piece.text !== "");
}

const QUOTE_MARK = /^(?:>|&gt;) ?/;
/** Everything after it belongs to the quotation. */
const LONG_QUOTE_MARK = /^(?:>|&gt;){3} ?/;

function parseLines(text: string, verbatim: boolean): Passage[] {
  const groups: { kind: "paragraph" | "quote"; lines: string[] }[] = [];
  let quotesRest = false;
  for (const line of text.split("\n")) {
    const opensRest: boolean = !quotesRest && LONG_QUOTE_MARK.test(line);
    const kind = quotesRest || opensRest || QUOTE_MARK.test(line) ? "quote" : "paragraph";
    const bare = quotesRest ? line : line.replace(opensRest ? LONG_QUOTE_MARK : QUOTE_MARK, "");
    quotesRest ||= opensRest;
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(bare);
    else groups.push({ kind, lines: [bare] });
  }
  return groups.map(({ kind, lines }) => ({
    kind,
    inlines: parseInlines(lines.join("\n"), verbatim),
  }));
}

/** One character, or something that styles go around but never into. */
type Token = { readonly char: string } | { readonly atom: Inline };

function parseInlines(text: string, verbatim: boolean): readonly Inline[] {
  return style(
    tokenize(
      text,
      (rest, before) =>
        readBreak(rest) ??
        readCode(rest, before) ??
        readAngle(rest) ??
        readEmoji(rest) ??
        (verbatim ? null : readAddress(rest, before)),
    ),
  );
}

interface Read {
  readonly atom: Inline;
  readonly length: number;
}

function tokenize(text: string, read: (rest: string, before: string) => Read | null): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const found = MAY_START_ATOM.test(text[at] ?? "")
      ? read(text.slice(at), text.slice(0, at))
      : null;
    if (found) tokens.push({ atom: found.atom });
    const char = found
      ? ""
      : (/^&(?:amp|lt|gt);/.exec(text.slice(at, at + 5))?.[0] ?? characterAt(text, at));
    if (!found) tokens.push({ char: decode(char) });
    at += found ? found.length : char.length;
  }
  return tokens;
}

const MAY_START_ATOM = /[\n`<:hH]/;
const WORD_END = /[\p{L}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function readBreak(rest: string): Read | null {
  return rest.startsWith("\n") ? { atom: { kind: "break" }, length: 1 } : null;
}

function readCode(rest: string, before: string): Read | null {
  const match = /^`([^`\n]+)`/.exec(rest);
  if (!match || WORD_END.test(before) || WORD_START.test(rest.slice(match[0].length))) return null;
  return { atom: { kind: "code", text: decode(match[1] ?? "") }, length: match[0].length };
}

function readEmoji(rest: string): Read | null {
  const match = /^:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/.exec(rest);
  const glyph = match ? emojiNamed(match[1] ?? "") : null;
  if (!match || !glyph) return null;
  return { atom: { kind: "emoji", name: match[1] ?? "", glyph }, length: match[0].length };
}

function readAddress(rest: string, before: string): Read | null {
  const match = /^https?:\/\/[^\s<>|`]+/i.exec(rest);
  if (!match || WORD_END.test(before)) return null;
  const written = match[0].replace(/(?:&gt;.*|[.,;:!?'")\]}*_~]+)$/, "");
  const url = decode(written);
  return { atom: { kind: "link", url, label: url }, length: written.length };
}

function readAngle(rest: string): Read | null {
  const match = /^<([^<>\n]+)>/.exec(rest);
  const atom = match ? angle(match[1] ?? "") : null;
  return match && atom ? { atom, length: match[0].length } : null;
}

/** What stands between `<` and `>`: an address, a person, a channel or a command of Slack's. */
function angle(inside: string): Inline | null {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : decode(inside.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target)) return { kind: "user", id: target.slice(1), label };
  if (/^#[CGD]\w+$/.test(target)) return { kind: "channel", id: target.slice(1), label };
  if (target.startsWith("!")) return special(target.slice(1), label);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  const url = decode(target);
  return { kind: "link", url, label: label || url.replace(/^(?:mailto|tel):/, "") };
}

function special(command: string, label: string): Inline {
  const date = /^date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/.exec(command);
  if (date) {
    const [seconds, format, url] = [Number(date[1]), decode(date[2] ?? ""), decode(date[3] ?? "")];
    return { kind: "date", seconds, format, url };
  }
  const name = command.replace(/^subteam\^/, "");
  const called = label || name;
  return { kind: "broadcast", label: called.startsWith("@") ? called : `@${called}` };
}

const STYLES = new Map<string, "bold" | "italic" | "strike">([
  ["*", "bold"],
  ["_", "italic"],
  ["~", "strike"],
]);

function style(tokens: readonly Token[]): readonly Inline[] {
  const inlines: Inline[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const kind = "char" in token ? STYLES.get(token.char) : undefined;
    const end = kind ? closingOf(tokens, at) : -1;
    if (!kind || end < 0) {
      inlines.push(toInline(token));
      continue;
    }
    inlines.push({ kind, inlines: style(tokens.slice(at + 1, end)) });
    at = end;
  }
  return joinText(inlines);
}

/** Where the style that may open here closes, or -1: never within a word, never over a line's end. */
function closingOf(tokens: readonly Token[], open: number): number {
  const marker = charAt(tokens, open);
  const before = charAt(tokens, open - 1);
  const first = charAt(tokens, open + 1);
  if (WORD_END.test(before) || before === marker || isBlank(first) || first === marker) return -1;
  for (let at = open + 2; at < tokens.length; at += 1) {
    if (charAt(tokens, at) === "\n") return -1;
    if (charAt(tokens, at) !== marker || isBlank(charAt(tokens, at - 1))) continue;
    const after = charAt(tokens, at + 1);
    if (!WORD_START.test(after) && after !== marker) return at;
  }
  return -1;
}

/** The character of a token; a line's end for a break, a mark that belongs to no word for other atoms. */
function charAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  if (!token) return "";
  if ("char" in token) return token.char;
  return token.atom.kind === "break" ? "\n" : "\u{FFFC}";
}

function isBlank(char: string): boolean {
  return char.trim() === "";
}

function toInline(token: Token): Inline {
  return "atom" in token ? token.atom : { kind: "text", text: token.char };
}

function joinText(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}
