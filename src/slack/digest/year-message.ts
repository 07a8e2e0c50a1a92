import type { types } from "@slack/bolt";
import {
  addDays,
  getDayOfMonth,
  countDaysInMonth,
  getMonth,
  getYear,
  type CivilDate,
} from "../../dates/civil-date.ts";
import type { Agenda } from "../../digest/compose/agenda.ts";
import type { DigestEntry } from "../../digest/digest.ts";
import type { ShownPicture } from "../../digest/ports/picture.ts";
import { chooseLabelled, monthsOf, type MonthAgenda } from "../../digest/year/plan-year.ts";
import type { Occurrence } from "../../event/event.ts";
import { weighOccurrence } from "../../event/notable.ts";
import { wordOccurrence } from "../../event/wording.ts";
import type { Language } from "../../language.ts";
import { pickWording } from "../wording/wording.ts";
import { buildMessage, type Message } from "../blocks/message.ts";
import { buildPictureBlocks } from "./picture-block.ts";
import {
  bold,
  button,
  code,
  headerBlock,
  linesBlock,
  noteBlock,
  plain,
  user,
} from "../blocks/rich-text.ts";
import type { Leaf, Line } from "../blocks/rich-text.ts";
import { takeFitting, startBudget } from "../blocks/message-budget.ts";
import { cutText } from "../blocks/cut-text.ts";
import { writeYear, type ShownYear } from "./year-button-state.ts";

export const SHARE_YEAR = "year-share";

/** Every month with what is notable in it, one line each; the rest is counted, with the command that lists it. */
export function buildYearMessage(agenda: Agenda, year: ShownYear): Message {
  const words = WORDS[year.language];
  const title = pickWording(year.language).range(year.range);
  const top = [headerBlock(title), noteBlock(words.onItsWay)];
  const share = button(words.share, SHARE_YEAR, writeYear(year));
  const bottom: types.ActionsBlock[] = [{ type: "actions", elements: [share] }];
  const months = monthsOf(agenda);
  const budget = startBudget([...top, ...bottom]);
  const listings = WEIGHTS_MIN.map((least) => monthBlocks(months, least, year));
  const listing =
    listings.find((blocks) => takeFitting(blocks, budget).length === blocks.length) ?? [];
  const empty = agenda.entries.length === 0 ? pickWording(year.language).nothing(year.range) : null;
  return buildMessage(empty === null ? title : `${title}: ${empty}`, [
    ...top,
    ...(empty === null ? listing : [linesBlock([[plain(empty)]])]),
    ...bottom,
  ]);
}

/** The picture for itself, with its words for notifications; its title is part of it. */
export function buildPictureMessage(picture: ShownPicture): Message {
  return buildMessage(picture.altText, buildPictureBlocks(picture));
}

/** The same for a channel, with the name of the person who shared it. */
export function buildSharedPictureMessage(
  picture: ShownPicture,
  { language }: ShownYear,
  userId: string,
): Message {
  const sharer = linesBlock([[user(userId), plain(WORDS[language].shared)]]);
  return buildMessage(picture.altText, [sharer, ...buildPictureBlocks(picture)]);
}

export function explainMissingPicture({ language }: ShownYear): string {
  return WORDS[language].noPicture;
}

interface YearMessageWords {
  readonly onItsWay: string;
  readonly share: string;
  readonly shared: string;
  readonly noPicture: string;
  readonly more: (count: number) => string;
}

const WORDS: Readonly<Record<Language, YearMessageWords>> = {
  en: {
    onItsWay: "The picture of these months comes to you as a direct message.",
    share: "Share the picture here",
    shared: " shared the almanac's picture of the year.",
    noPicture: "I couldn't upload the picture. The list shows the same events.",
    more: (count) => `and ${count} more: `,
  },
  zh: {
    onItsWay: "这几个月的图片将以私信发给您。",
    share: "在此分享图片",
    shared: " 分享了全年纪念日图片。",
    noPicture: "暂时无法把图片传到 Slack；列表中已有图片的全部内容。",
    more: (count) => `另有${count}项：`,
  },
};

/**
 * How much an entry must matter to be listed: details are left out, more where these do not fit, and at last all but
 * what the picture names.
 */
const WEIGHTS_MIN = [2, 3, 4, Infinity] as const;

/** A line is to be taken in at a glance; the day's own list tells the whole. */
const PART_LETTERS_MAX = 90;

function monthBlocks(
  months: readonly MonthAgenda[],
  least: number,
  year: ShownYear,
): types.RichTextBlock[] {
  return months
    .filter(({ entries }) => entries.length > 0)
    .map(({ month, entries }) => {
      const named = chooseLabelled(entries);
      const told = entries.filter(
        (entry) => named.includes(entry) || weighOccurrence(entry.occurrence) >= least,
      );
      const left = entries.length - told.length;
      const title = monthTitle(month, year.language);
      const more = [plain(WORDS[year.language].more(left)), code(`/ip-today ${title}`)];
      return linesBlock([
        [bold(title)],
        ...told.toSorted(vagueLast).map((entry) => entryLine(entry, year)),
        ...(left === 0 ? [] : [more]),
      ]);
    });
}

/** `April 2027` */
function monthTitle(month: CivilDate, language: Language): string {
  const until = addDays(month, countDaysInMonth(getYear(month), getMonth(month)) - 1);
  return pickWording(language).range({ from: month, until });
}

/** Entries of one day keep their order. */
function vagueLast({ occurrence: a }: DigestEntry, { occurrence: b }: DigestEntry): number {
  return Number(a.precision !== "day") - Number(b.precision !== "day");
}

/** `11 · 25 years: China's WTO membership, entered into force`, or `In December · ...` */
function entryLine({ occurrence }: DigestEntry, { today, language }: ShownYear): Line {
  const { outlook } = wordOccurrence(occurrence, today, language);
  const leaves = outlook.map(({ text, is }): Leaf => {
    const words = is === "joint" ? text : cutText(text, PART_LETTERS_MAX);
    return is === "title" && occurrence.milestone ? bold(words) : plain(words);
  });
  return [bold(dayWords(occurrence, language)), plain(" · "), ...leaves];
}

function dayWords({ date, precision }: Occurrence, language: Language): string {
  const words = pickWording(language);
  if (precision === "month") return words.month(date);
  return precision === "year" ? words.year(date) : String(getDayOfMonth(date));
}
