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

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER_LETTERS_MAX = 150;

/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const ALT_TEXT_LETTERS_MAX = 2_000;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_LETTERS_MAX = 75;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_VALUE_LETTERS_MAX = 2_000;

/** What a modal carries along as private_metadata. https://docs.slack.dev/reference/views/modal-views */
export const MODAL_STATE_LETTERS_MAX = 3_000;

/**
 * Slack takes 3,000 (https://docs.slack.dev/reference/block-kit/block-elements/button-element), but a message
 * of several such addresses would have no room for words. Longer ones are not linked.
 */
export const URL_LETTERS_MAX = 1_000;

/** Recommended for `text`; it is cut at 40,000. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
export const FALLBACK_LETTERS_MAX = 4_000;
