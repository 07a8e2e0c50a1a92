import type { types } from "@slack/bolt";
import type { CivilDate } from "../../dates/civil-date.ts";
import type { Digest, DigestEntry } from "../../digest/digest.ts";
import type { ShownPicture } from "../../digest/ports/picture.ts";
import { weighOccurrence } from "../../event/notable.ts";
import type { Language } from "../../language.ts";
import { listLanguages, pickWording } from "../wording/wording.ts";
import { wordHeadline, isUntranslated } from "./entry.ts";
import {
  buildAheadBlocks,
  buildEntryBlocks,
  buildLateBlocks,
  reserveMoreLine,
  type ListStyle,
} from "./entry-list.ts";
import { buildMessage, type Message } from "../blocks/message.ts";
import { buildPictureBlocks } from "./picture-block.ts";
import { bold, button, headerBlock, linesBlock, noteBlock, plain } from "../blocks/rich-text.ts";
import { spendBudget, startBudget, type MessageBudget } from "../blocks/message-budget.ts";

/** What a posted digest bears beside what it says. */
export interface DigestMarking {
  /** Marks the message, so that it can be found again. */
  readonly blockId?: string;
  /** The local day on which a mistake in it was mended. */
  readonly correctedOn?: CivilDate;
  readonly picture?: ShownPicture | null;
  /** It came so long after its time that it says so. */
  readonly isLate?: boolean;
}

/**
 * A digest as posted: its own days first, then those that it also covers, then what is ahead.
 * One that has nothing to tell says so, and what comes next.
 */
export function buildDigestMessage(digest: Digest, marking: DigestMarking = {}): Message {
  const { date, entries, ahead, language } = digest;
  const style = { asOf: date, language, keeps: "most-notable" } as const;
  const [first, second] = listLanguages(language);
  const title = titleOf(digest, first);
  const top = [
    marked(headerBlock(title), marking),
    ...(second === undefined ? [] : [linesBlock([[bold(titleOf(digest, second))]])]),
  ];
  const label = entries.length === 0 ? "next" : "ahead";
  const bottom = [
    ...buildAheadBlocks(ahead, label, style),
    ...buildPictureBlocks(marking.picture ?? null),
    buttonsOf(digest),
    ...footers(digest, marking),
  ];
  const listing = listingOf(digest, style, startBudget([...top, ...bottom]));
  const { nothing, inShort } = pickWording(first);
  const told = entries.map((entry) => wordHeadline(entry, style));
  const summary = inShort(title, told.length === 0 ? [nothing(digest.range)] : told);
  return buildMessage(summary, [...top, ...listing, ...bottom]);
}

/**
 * At most 255 letters: a key is two ids of Slack's, a kind and a date. An edited message wants another id
 * (https://docs.slack.dev/reference/block-kit/blocks/header-block), so it bears the day of its correction too.
 */
export function makeDigestBlockId(key: string, correctedOn?: CivilDate): string {
  return correctedOn === undefined ? `ip-digest ${key}` : `ip-digest ${key} ${correctedOn}`;
}

/** `On this day in IP history · Monday, 26 April 2027` */
function titleOf({ kind, range }: Digest, language: Language): string {
  const words = pickWording(language);
  const isSeveral = kind === "daily" && range.from !== range.until;
  return `${isSeveral ? words.severalDays : words.titles[kind]} · ${words.range(range)}`;
}

function marked(header: types.HeaderBlock, { blockId }: DigestMarking): types.HeaderBlock {
  return blockId === undefined ? header : { ...header, block_id: blockId };
}

function listingOf(digest: Digest, style: ListStyle, budget: MessageBudget): types.KnownBlock[] {
  const { date, range, entries, alsoCovers, language } = digest;
  if (entries.length === 0) {
    return [
      linesBlock(listLanguages(language).map((one) => [plain(pickWording(one).nothing(range))])),
    ];
  }
  const [own, missed] = ownAndMissed(digest);
  const late = lateBlocks(digest);
  const budgetForOwn = spendBudget(late, missed.length === 0 ? budget : reserveMoreLine(budget));
  const shown = buildEntryBlocks(own, range, style, budgetForOwn);
  const missedDays = { from: alsoCovers[0] ?? date, until: date };
  const budgetForMissed = spendBudget([...shown, ...late], budget);
  return [...shown, ...late, ...buildLateBlocks(missed, missedDays, style, budgetForMissed)];
}

function ownAndMissed({ range, entries }: Digest): [DigestEntry[], DigestEntry[]] {
  const isOwn = ({ occurrence }: DigestEntry): boolean =>
    occurrence.date >= range.from && occurrence.date <= range.until;
  return [entries.filter(isOwn), entries.filter((entry) => !isOwn(entry))];
}

/** `Also Saturday and Sunday, when I was away.` */
function lateBlocks(digest: Digest): types.KnownBlock[] {
  if (digest.alsoCovers.length === 0) return [];
  return [
    linesBlock(
      listLanguages(digest.language).map((one) => [plain(pickWording(one).alsoCovers(digest))]),
    ),
  ];
}

/** What the buttons beneath a digest are called. */
export const DIGEST_ACTIONS = { ask: "digest-ask", settings: "digest-settings" } as const;

/** A day's digest can be asked about what matters most on it; any can be set up anew. */
function buttonsOf({ entries, range, language }: Digest): types.ActionsBlock {
  const [first] = listLanguages(language);
  const { askAbout, settings } = pickWording(first);
  const [subject] = entries.toSorted(
    (a, b) => weighOccurrence(b.occurrence) - weighOccurrence(a.occurrence),
  );
  const isDay = range.from === range.until;
  const { en, zh } = subject?.occurrence.event.title ?? { en: "", zh: null };
  const question = first === "zh" ? (zh ?? en) : en;
  return {
    type: "actions",
    elements: [
      ...(isDay && question !== "" ? [button(askAbout, DIGEST_ACTIONS.ask, question)] : []),
      button(settings, DIGEST_ACTIONS.settings, "settings"),
    ],
  };
}

/** That it came late, when it comes and how to change that, what is missing in it, and that it was mended. */
function footers(digest: Digest, { correctedOn, isLate }: DigestMarking): types.ContextBlock[] {
  const languages = listLanguages(digest.language);
  const notes = [
    isLate === true ? languages.map((one) => pickWording(one).late(digest)).join(" · ") : null,
    hasUntranslated(digest) ? pickWording(languages[0]).untranslated : null,
    pickWording(languages[0]).schedule(digest),
    correctedOn === undefined
      ? null
      : languages.map((one) => pickWording(one).correctedOn(correctedOn)).join(" · "),
  ];
  return notes.filter((note) => note !== null).map(noteBlock);
}

function hasUntranslated({ entries, date, language }: Digest): boolean {
  return entries.some((entry) => isUntranslated(entry, { asOf: date, language }));
}
