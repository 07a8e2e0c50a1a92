import { removeEmojiCodes, removeInvisibleMarks } from "../../text/typed-text.ts";
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
 * What a person typed, from what Slack delivered: entities undone, links as their labels, without mentions and the codes of
 * emoji. Marks that nobody sees go too: those of direction would turn the rest of a sentence round that quotes them.
 */
export function readTypedText(delivered: string): string {
  return removeEmojiCodes(removeInvisibleMarks(delivered))
    .replaceAll(CONTROL_SEQUENCE, (_, inner: string) => labelOf(inner))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
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

/** `<@U1>`, `<#C1|name>`, `<!here>`, `<https://x|label>`; typed angle brackets arrive as entities. */
const CONTROL_SEQUENCE = /<([^<>]*)>/g;

function labelOf(inner: string): string {
  const [target = "", label] = inner.split("|", 2);
  // A person, a group or a channel is whom somebody turns to, and no word to look for.
  if (/^[@#!]/.test(target)) return " ";
  return label !== undefined && label !== "" ? label : target.replace(/^mailto:/, "");
}
