/**
 * Slack's limits, in UTF-16 code units unless said otherwise. Where no documentation gives a number,
 * the source is a measurement by others.
 */

/** https://docs.slack.dev/reference/block-kit/blocks ("up to 50 blocks in each message") */
export const MESSAGE_BLOCKS_MAX = 50;

/**
 * The text of all blocks of a message together. Slack refuses somewhat above 13,000 with msg_blocks_too_long
 * (https://github.com/slackapi/bolt-js/issues/2509); the rest is kept as a margin.
 */
export const MESSAGE_LETTERS_MAX = 12_000;

/** One text object of a section; kept for every rich_text block too, for which none is documented.
 * https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const BLOCK_LETTERS_MAX = 3_000;

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER_LETTERS_MAX = 150;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_LETTERS_MAX = 75;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_VALUE_LETTERS_MAX = 2_000;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const URL_LETTERS_MAX = 3_000;

/** Recommended for `text`; it is cut at 40,000. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
export const FALLBACK_LETTERS_MAX = 4_000;
