import { URL_LETTERS_MAX } from "./limits.ts";

/**
 * Text that Slack shows as it is, for the few places that Slack always parses (`text` of a message).
 * Blocks need no escaping: they hold untrusted text in plain_text and rich_text only, where nothing is parsed.
 * https://docs.slack.dev/messaging/formatting-message-text/#escaping
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * What a person typed, from what Slack delivered: entities undone, links and mentions as their labels. Marks that turn the
 * direction of writing go: quoted in a sentence of ours they would turn the rest of it round.
 */
export function readTypedText(delivered: string): string {
  return delivered
    .replaceAll(CONTROL_SEQUENCE, (_, inner: string) => labelOf(inner))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(TURNING_MARK, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Whether the text mentions the person, as Slack delivers it: `<@U123>` or `<@U123|name>`. */
export function hasMention(delivered: string, userId: string): boolean {
  return delivered.includes(`<@${userId}>`) || delivered.includes(`<@${userId}|`);
}

/** The text without the mentions of that person. */
export function removeMentions(delivered: string, userId: string): string {
  return delivered
    .replaceAll(CONTROL_SEQUENCE, (whole) => (hasMention(whole, userId) ? " " : whole))
    .trim();
}

/** An http or https address that cannot break out of Slack's `<url|label>`, or null when it is anything else. */
export function toSafeUrl(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const href = url.href.replaceAll("<", "%3C").replaceAll(">", "%3E").replaceAll("|", "%7C");
  return href.length > URL_LETTERS_MAX ? null : href;
}

/** https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings and the two sections after it. */
const TURNING_MARK = /[\u202A-\u202E\u2066-\u2069]/g;

/** `<@U1>`, `<#C1|name>`, `<!here>`, `<https://x|label>`; typed angle brackets arrive as entities. */
const CONTROL_SEQUENCE = /<([^<>]*)>/g;

function labelOf(inner: string): string {
  const [target = "", label] = inner.split("|", 2);
  if (label !== undefined && label !== "") return label;
  return /^[@#!]/.test(target) ? " " : target.replace(/^mailto:/, "");
}
