import { openAlmanac, type Almanac } from "../almanac.ts";
import { formatProblem } from "../article/problem.ts";
import { writeCalendar } from "../calendar/feed.ts";
import { findCivilDateAt, type CivilDate, type DayRange } from "../dates/civil-date.ts";
import { readConfig, type Environment } from "../config.ts";
import { composeDigest } from "../digest/compose/compose-digest.ts";
import { DEFAULT_PREFERENCES } from "../digest/preferences.ts";
import { planYear } from "../digest/year/plan-year.ts";
import { readDayRange } from "../event/day-range.ts";
import { detectLanguage } from "../language.ts";
import { createPainter } from "../picture/create-painter.ts";
import { writeResult } from "./result-file.ts";
import { toAgendaJson, formatAgenda, toDigestJson, formatDigest } from "../terminal/agenda-text.ts";
import { toAnswerJson, formatAnswer } from "../terminal/answer-text.ts";
import type { Command } from "../terminal/command.ts";
import type { Typography } from "../terminal/typography.ts";
import { UserError, WrongUse } from "../user-error.ts";
import { readZone } from "../dates/zone.ts";

/** What a command may use of the process. */
export interface Terminal {
  readonly environment: Environment;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Results. */
  readonly print: (text: string) => void;
  /** Messages; one line. */
  readonly complain: (message: string) => void;
  readonly type: Typography;
  /** Milliseconds from any fixed moment, at the best resolution there is. */
  readonly elapsed: () => number;
  /** Memory of the process in bytes, measured after a garbage collection if it was started with --expose-gc. */
  readonly memory: () => number;
  /** Shows a status line that the next one replaces, on a terminal only; null removes it. */
  readonly progress: (line: string | null) => void;
}

/** The commands that read the content, print and end. */
export type ReadingCommand = Extract<
  Command,
  { readonly name: "search" | "today" | "digest preview" | "calendar" }
>;

export async function runCommand(command: ReadingCommand, terminal: Terminal): Promise<void> {
  switch (command.name) {
    case "search":
      return search(command, terminal);
    case "today":
      return today(command, terminal);
    case "digest preview":
      return digestPreview(command, terminal);
    case "calendar":
      return calendar(command, terminal);
  }
}

async function search(
  { question, limit, json }: ReadingCommand & { readonly name: "search" },
  terminal: Terminal,
): Promise<void> {
  const almanac = await openAloud(terminal);
  const asOf = findCurrentDate(null, terminal);
  const answer = readOrWrongUse(() => almanac.answerer.ask(question, asOf));
  if (answer.kind === "days") {
    const agenda = almanac.agendas.of(answer.range);
    const language = detectLanguage(question);
    if (json) printJson(toAgendaJson(agenda, asOf), terminal);
    else terminal.print(formatAgenda(agenda, { asOf, language }, terminal.type));
  } else if (json) printJson(toAnswerJson(answer, question, limit), terminal);
  else {
    const articleCount = almanac.content().articles.length;
    terminal.print(formatAnswer(answer, { question, limit, articleCount }, terminal.type));
  }
}

async function today(
  { days, zone, picture, json }: ReadingCommand & { readonly name: "today" },
  terminal: Terminal,
): Promise<void> {
  const asOf = findCurrentDate(zone, terminal);
  const range = readRange(days, asOf);
  const { agendas } = await openAloud(terminal);
  const agenda = agendas.of(range);
  if (picture !== null) {
    await writeResult(picture, await createPainter().paintYear(planYear(agenda, asOf, "both")));
  }
  if (json) printJson(toAgendaJson(agenda, asOf), terminal);
  else
    terminal.print(formatAgenda(agenda, { asOf, language: detectLanguage(days) }, terminal.type));
}

async function digestPreview(
  { date, kind, language, zone, json }: ReadingCommand & { readonly name: "digest preview" },
  terminal: Terminal,
): Promise<void> {
  const { from, until } = readRange(date, findCurrentDate(zone, terminal));
  if (from !== until) {
    throw new WrongUse(`"${date}" is more than one day. Write one, e.g. 26 April.`);
  }
  const { agendas } = await openAloud(terminal);
  const schedule = { kind, dayNumber: null, time: "09:00", zone: zone ?? "UTC" };
  const order = { ...schedule, preferences: { ...DEFAULT_PREFERENCES, language } };
  const digest = composeDigest(agendas, order, from);
  if (json) printJson(toDigestJson(digest), terminal);
  else terminal.print(formatDigest(digest, terminal.type));
}

async function calendar(
  { milestones, language }: ReadingCommand & { readonly name: "calendar" },
  terminal: Terminal,
): Promise<void> {
  const written = { today: findCurrentDate(null, terminal), now: terminal.now() };
  const { agendas } = await openAloud(terminal);
  const choice = { ...DEFAULT_PREFERENCES, milestonesOnly: milestones, language };
  terminal.print(writeCalendar(agendas, written, choice));
}

/** Reports the files with problems, and continues with the rest. */
async function openAloud({ environment, complain }: Terminal): Promise<Almanac> {
  const { contentDir, snapshotPath } = readConfig(environment);
  const onTrouble = (cause: unknown): void => complain(String(cause));
  const almanac = await openAlmanac(contentDir, { snapshotPath, onTrouble });
  for (const problem of almanac.content().problems) complain(formatProblem(problem));
  return almanac;
}

/** The civil date in an IANA zone or, with null, in DIGEST_TIMEZONE. Throws WrongUse. */
export function findCurrentDate(zone: string | null, { environment, now }: Terminal): CivilDate {
  const reading = readZone(zone ?? readConfig(environment).digestTimezone);
  if ("problem" in reading) throw new WrongUse(reading.problem);
  return findCivilDateAt(now(), reading.zone);
}

function readRange(text: string, asOf: CivilDate): DayRange {
  const reading = readDayRange(text, asOf);
  if ("problem" in reading) throw new WrongUse(reading.problem);
  return reading.range;
}

function readOrWrongUse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof UserError ? new WrongUse(error.message) : error;
  }
}

export function printJson(value: object, { print }: Terminal): void {
  print(`${JSON.stringify(value, null, 2)}\n`);
}
