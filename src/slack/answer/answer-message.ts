import type { types } from "@slack/bolt";
import type { ArticleAnswer, Found, NotFound } from "../../ask/answer.ts";
import { chooseWording } from "../../ask/answer/wording.ts";
import { factLines } from "./fact-lines.ts";
import { chooseBestPage, choosePage, type Page } from "./pages.ts";
import { writeState } from "./button-state.ts";
import { buildMessage, type Message } from "../blocks/message.ts";
import {
  buildAlsoLine,
  ASIDES_MAX,
  buildNoticeLines,
  buildNotFoundLines,
  QUESTION_LETTERS_MAX,
  buildResultLines,
  wordSource,
} from "./result-lines.ts";
import {
  bold,
  button,
  linesBlock,
  linkButton,
  noteBlock,
  plain,
  user,
  readWords,
} from "../blocks/rich-text.ts";
import { cutText } from "../blocks/cut-text.ts";
import { toSafeUrl } from "../blocks/escape.ts";

/** What the buttons of answers are called; a test compares them with what the app listens to. */
export const ANSWER_ACTIONS = {
  next: "answer-next",
  previous: "answer-previous",
  share: "answer-share",
  /** A link: Slack reports the click all the same, and wants it acknowledged. */
  readOn: "answer-read-on",
  /** Followed by a number, since several stand in one message. */
  askAgain: "answer-ask-again-",
} as const;

export interface Asked {
  readonly question: string;
  readonly answer: ArticleAnswer;
  readonly articleCount: number;
}

/** For the asker alone: a page of results from `offset` on, with buttons; never more than three excerpts. */
export function buildPrivateAnswer(asked: Asked, offset = 0): Message {
  return pagedAnswer(asked, offset, ["share", "previous", "next"]);
}

/** In a direct message: the same, with nobody to share it with. */
export function buildDirectAnswer(asked: Asked, offset = 0): Message {
  return pagedAnswer(asked, offset, ["previous", "next"]);
}

type PageButton = "share" | "previous" | "next";

function pagedAnswer(
  { question, answer, articleCount }: Asked,
  offset: number,
  offered: readonly PageButton[],
): Message {
  if (answer.kind === "not-found") return notFoundMessage(question, answer, articleCount, true);
  const page = choosePage(answer, offset);
  const blocks = [
    ...pageBlocks(answer, page, question),
    ...(answer.results.length === 0 ? [] : [noteBlock(countWords(answer, page, question))]),
    ...buttonBlocks(answer, page, question, offered),
  ];
  return buildMessage(summaryOf(answer, page, question), blocks);
}

/** For everybody in a thread: the best result and the names of two more, without buttons. */
export function buildThreadAnswer({ question, answer, articleCount }: Asked): Message {
  if (answer.kind === "not-found") return notFoundMessage(question, answer, articleCount, false);
  const page = chooseBestPage(answer.results);
  const hidden = answer.results.length > page.shown.length + page.also.length;
  const blocks = [
    ...pageBlocks(answer, page, question),
    ...(hidden ? [noteBlock(hiddenWords(answer, question))] : []),
  ];
  return buildMessage(summaryOf(answer, page, question), blocks);
}

/** What somebody shares: the page that they see, with their name and the question. */
export function buildSharedAnswer(
  { question, answer, articleCount }: Asked,
  offset: number,
  userId: string,
): Message {
  const [before, after] = chooseWording(question).shared;
  const asked = bold(cutText(question, QUESTION_LETTERS_MAX));
  const by = linesBlock([[user(userId), plain(before), asked, plain(after)]]);
  const inner =
    answer.kind === "not-found"
      ? notFoundMessage(question, answer, articleCount, false)
      : pageMessage(answer, choosePage(answer, offset), question);
  return { text: inner.text, blocks: [by, ...inner.blocks] };
}

function pageMessage(found: Found, page: Page, question: string): Message {
  return buildMessage(summaryOf(found, page, question), pageBlocks(found, page, question));
}

function pageBlocks({ facts, notices }: Found, page: Page, question: string): types.KnownBlock[] {
  const words = chooseWording(question);
  const notes = page.offset === 0 ? buildNoticeLines(notices, words) : [];
  const known = page.offset === 0 ? factLines(facts, words) : [];
  const above = [notes, known].filter(({ length }) => length > 0).map((lines) => linesBlock(lines));
  const results = page.shown.flatMap((result) => [
    linesBlock(buildResultLines(result, question)),
    noteBlock(wordSource(result, question)),
  ]);
  const also = page.also.length === 0 ? [] : [linesBlock([buildAlsoLine(page.also, words)])];
  return [...above, ...results, ...also];
}

function buttonBlocks(
  found: Found,
  page: Page,
  question: string,
  offered: readonly PageButton[],
): types.KnownBlock[] {
  const elements = [...readOn(page, question), ...pageButtons(page, question, offered)];
  if (elements.length > 0) return [{ type: "actions", elements }];
  if (found.results.length <= page.shown.length) return [];
  return [noteBlock(chooseWording(question).tooLong)];
}

function readOn({ shown: [best, rival] }: Page, question: string): types.Button[] {
  const page = best?.article.url ?? best?.excerpts[0]?.sources[0]?.url;
  const url = toSafeUrl(page ?? null);
  if (url === null || rival !== undefined) return [];
  return [linkButton(chooseWording(question).buttons.readOn, ANSWER_ACTIONS.readOn, url)];
}

function pageButtons(
  { offset, next, previous }: Page,
  question: string,
  offered: readonly PageButton[],
): types.Button[] {
  const labels = chooseWording(question).buttons;
  const offsets = { share: offset, previous, next };
  return offered.flatMap((each) => {
    const to = offsets[each];
    const value = to === null ? null : writeState({ question, offset: to });
    return value === null ? [] : [button(labels[each], ANSWER_ACTIONS[each], value)];
  });
}

function notFoundMessage(
  question: string,
  answer: NotFound,
  articleCount: number,
  withButtons: boolean,
): Message {
  const lines = buildNotFoundLines(answer, question, articleCount);
  const buttons = withButtons ? askAgainButtons(answer) : [];
  const blocks: types.KnownBlock[] = [
    linesBlock(lines),
    ...(buttons.length === 0 ? [] : [{ type: "actions", elements: buttons } as const]),
  ];
  return buildMessage(lines.map(readWords).filter(Boolean).join(" "), blocks);
}

function askAgainButtons({ didYouMean }: NotFound): types.Button[] {
  return didYouMean.slice(0, ASIDES_MAX).flatMap((term, index) => {
    const value = writeState({ question: term, offset: 0 });
    return value === null ? [] : [button(term, `${ANSWER_ACTIONS.askAgain}${index + 1}`, value)];
  });
}

function countWords(
  { results }: Found,
  { offset, shown, previous }: Page,
  question: string,
): string {
  const { matched, page } = chooseWording(question);
  if (previous === null) return matched(results.length);
  return page(offset + 1, offset + shown.length, results.length);
}

function hiddenWords({ results }: Found, question: string): string {
  const { matched, listedAlone } = chooseWording(question);
  return `${matched(results.length)}${listedAlone}`;
}

function summaryOf({ facts }: Found, { offset, shown }: Page, question: string): string {
  const known = offset === 0 ? facts.map(({ text }) => text) : [];
  const excerpts = shown.map((result) =>
    [...buildResultLines(result, question).map(readWords), wordSource(result, question)]
      .filter(Boolean)
      .join(" "),
  );
  return `${cutText(question, QUESTION_LETTERS_MAX)}: ${[...known, ...excerpts].join(" ")}`;
}
