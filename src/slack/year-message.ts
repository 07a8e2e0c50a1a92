import type { types } from "@slack/bolt";
import {
  addDays,
  dayOfMonth,
  daysInMonth,
  monthOf,
  yearOf,
  type CivilDate,
} from "../civil-date.ts";
import type { Agenda } from "../digest/agenda.ts";
import type { DigestEntry } from "../digest/digest.ts";
import type { ShownPicture } from "../digest/picture.ts";
import { monthsOf, type MonthAgenda } from "../digest/year.ts";
import { wordOccurrence } from "../event/wording.ts";
import type { Language } from "../language.ts";
import { wordsIn } from "./digest-words.ts";
import { messageOf, type Message } from "./message.ts";
import { pictureBlocks } from "./picture-message.ts";
import { bold, button, headerBlock, linesBlock, noteBlock, plain, user } from "./rich-text.ts";
import type { Leaf, Line } from "./rich-text.ts";
import { fitting, roomBeside } from "./room.ts";
import { cutText } from "./text.ts";
import { writeYear, type ShownYear } from "./year-state.ts";

export const SHARE_YEAR = "year-share";

/** Every month with its entries, one line each; what does not fit is counted, the least notable first. */
export function yearMessage(agenda: Agenda, year: ShownYear): Message {
  const words = WORDS[year.language];
  const title = wordsIn(year.language).range(year.range);
  const header = headerBlock(title);
  const share = button(words.share, SHARE_YEAR, writeYear(year));
  const bottom = [
    noteBlock(words.onItsWay),
    { type: "actions", elements: [share] } satisfies types.ActionsBlock,
  ];
  const months = monthsOf(agenda);
  const room = roomBeside([header, ...bottom]);
  const listings = NOTABLE_FROM.map((least) => monthBlocks(months, least, year));
  const fits = listings.find((blocks) => fitting(blocks, room).length === blocks.length);
  const listing = fits ?? fitting(listings.at(-1) ?? [], room);
  const empty = agenda.entries.length === 0 ? wordsIn(year.language).nothing(year.range) : null;
  return messageOf(empty === null ? title : `${title}: ${empty}`, [
    header,
    ...(empty === null ? listing : [linesBlock([[plain(empty)]])]),
    ...bottom,
  ]);
}

/** The picture for itself, with its words for notifications. */
export function pictureMessage(picture: ShownPicture, { range, language }: ShownYear): Message {
  const title = wordsIn(language).range(range);
  return messageOf(picture.altText, [headerBlock(title), ...pictureBlocks(picture)]);
}

/** The same for a channel, with the name of the person who shared it. */
export function sharedPictureMessage(
  picture: ShownPicture,
  { language }: ShownYear,
  userId: string,
): Message {
  const sharer = linesBlock([[user(userId), plain(WORDS[language].shared)]]);
  return messageOf(picture.altText, [sharer, ...pictureBlocks(picture)]);
}

export function noPictureSentence({ language }: ShownYear): string {
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
    noPicture: "I could not bring the picture to Slack just now; the list has all that it shows.",
    more: (count) => `and ${count} more`,
  },
  zh: {
    onItsWay: "这几个月的图片将以私信发给您。",
    share: "在此分享图片",
    shared: " 分享了全年纪念日图片。",
    noPicture: "暂时无法把图片传到 Slack；列表中已有图片的全部内容。",
    more: (count) => `另有${count}项`,
  },
};

/** Which entries are told, from all to the weightiest: milestones count as two steps of importance. */
const NOTABLE_FROM = [1, 2, 3, 4] as const;
const MILESTONE_STEPS = 2;

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
      const told = entries.filter((entry) => weightOf(entry) >= least);
      const left = entries.length - told.length;
      const more = left === 0 ? [] : [[plain(WORDS[year.language].more(left))]];
      return linesBlock([
        [bold(monthTitle(month, year.language))],
        ...told.map((entry) => entryLine(entry, year)),
        ...more,
      ]);
    });
}

function weightOf({ occurrence: { event, milestone } }: DigestEntry): number {
  return event.importance + (milestone ? MILESTONE_STEPS : 0);
}

/** `April 2027` */
function monthTitle(month: CivilDate, language: Language): string {
  const until = addDays(month, daysInMonth(yearOf(month), monthOf(month)) - 1);
  return wordsIn(language).range({ from: month, until });
}

/** `11 · 25 years: China's WTO membership, entered into force` */
function entryLine({ occurrence }: DigestEntry, { today, language }: ShownYear): Line {
  const { outlook } = wordOccurrence(occurrence, today, language);
  const leaves = outlook.map(({ text, is }): Leaf => {
    const words = is === "joint" ? text : cutText(text, PART_LETTERS_MAX);
    return is === "title" && occurrence.milestone ? bold(words) : plain(words);
  });
  const day = occurrence.precision === "day" ? `${dayOfMonth(occurrence.date)} · ` : "· ";
  return [plain(day), ...leaves];
}
