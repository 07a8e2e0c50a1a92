/**
 * Removes from typed text what is not a word of the person's: invisible characters, emoji codes, web addresses and
 * email addresses, mentions of people and groups. Digits grouped by spaces become one number.
 */
export function readTypedWords(typed: string): string {
  return removeInvisibleMarks(typed)
    .replaceAll(PAGE_ADDRESS, " ")
    .replaceAll(MAIL_ADDRESS, " ")
    .replaceAll(EMOJI_CODE, " ")
    .replaceAll(TYPED_MENTION, " ")
    .replaceAll(HASHTAG, (_, words: string) => splitCamelCase(words))
    .replaceAll(CAMEL_CASE, splitCamelCase)
    .replaceAll(GROUPED_NUMBER, (number) => number.replaceAll(GROUPING_SPACE, ""))
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Zero-width spaces and joiners, direction marks and soft hyphens, which pasted text and phones contain. */
export function removeInvisibleMarks(typed: string): string {
  return typed.replaceAll(INVISIBLE_MARK, "");
}

/** Slack delivers emoji as `:wave::skin-tone-3:`. A time, 10:30:45, is not an emoji. */
export function removeEmojiCodes(typed: string): string {
  return typed.replaceAll(EMOJI_CODE, " ");
}

/**
 * Marks of direction, some of which would turn the rest of a sentence round that quotes them, and what takes no room:
 * https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters and U+00AD, U+200B, U+2060, U+FEFF.
 */
const INVISIBLE_MARK = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** `https://…`, `www.…`; what closes a sentence or a bracket is not part of it. */
const PAGE_ADDRESS =
  /(?:https?:\/\/|(?<![\w.])www\.)[^\s<>"“”「」，。；、）】]*[^\s<>"“”「」，。；、）】.,;:!?)\]]/giu;

const MAIL_ADDRESS = /(?:mailto:)?(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

/** https://docs.slack.dev/messaging/formatting-message-text/#emoji */
const EMOJI_CODE =
  /(?<![\p{L}\p{N}_])(?::(?:(?=[^:\s]*[a-z])[a-z0-9_+'-]+|[+-]1|100|1234):(?::skin-tone-[2-6]:)?)+/gu;

const TYPED_MENTION = /(?<![^\s(（])@[\p{L}\p{N}][\p{L}\p{N}._-]*/gu;

const HASHTAG = /(?<![^\s(（])#(\p{L}[\p{L}\p{N}]*)(?![\p{L}\p{N}_-])/gu;

/** Three words or more, `WorldIPDay`; two parts are more often a name, such as McDonald or PatentScope. */
const CAMEL_CASE =
  /(?<![\p{L}\p{N}])(?:\p{Lu}\p{Ll}+|\p{Lu}{2,}(?=\p{Lu}\p{Ll}))(?:\p{Lu}\p{Ll}+|\p{Lu}{2,}(?=\p{Lu}\p{Ll}))+\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu;

function splitCamelCase(words: string): string {
  return words.replaceAll(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ");
}

/** `11 000 000`, also with narrow and fixed spaces, as https://www.bipm.org/en/publications/si-brochure 5.4.4 groups them. */
const GROUPED_NUMBER = /(?<![\d.,])\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3})+(?![\d.,]*\d)/gu;
const GROUPING_SPACE = /[ \u00A0\u2009\u202F]/gu;
