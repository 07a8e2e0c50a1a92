import { createHash } from "node:crypto";
import { findCivilDateAt, type CivilDate } from "../dates/civil-date.ts";
import type { Clock } from "../clock.ts";
import type { Agendas } from "../digest/compose/agenda.ts";
import { readToken, type FeedService } from "../digest/feed/feed.ts";
import type { Log } from "../log.ts";
import type { ServeWeb, WebAnswer, WebRequest } from "../web.ts";
import { createAllowance } from "./allowance.ts";
import { writeCalendar, addSource, type CalendarChoice } from "./feed.ts";

export interface FeedPageParts {
  readonly feeds: Pick<FeedService, "wishesBehind">;
  readonly agendas: Agendas;
  /** What the agendas tell: another object after editors have changed it. */
  readonly content: () => object;
  readonly clock: Clock;
  readonly log: Log;
  /** Where calendar programs reach the almanac, without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * Calendar programs ask once in hours. Above this rate nobody is a calendar, and whoever asks waits:
 * the answers to people come first. For all addresses together, since behind a proxy all come from one place.
 */
const REQUESTS_PER_SECOND_MAX = 20;
const REQUESTS_AT_ONCE_MAX = 100;

/** For one that was refused, or that found the store out of order. */
const RETRY_AFTER_SECONDS = "60";

/** Programs may keep an answer that long without asking again; others on the way may not keep it at all. */
const CACHE_CONTROL = "private, max-age=3600";

/** The calendar under its secret addresses: `/calendar/TOKEN.ics`. */
export function createFeedPage(parts: FeedPageParts): ServeWeb {
  const { feeds, clock, log, publicUrl } = parts;
  const allowance = createAllowance(clock, REQUESTS_PER_SECOND_MAX, REQUESTS_AT_ONCE_MAX);
  const entityOf = rememberingToday(parts);
  return async (request) => {
    if (!request.path.startsWith("/calendar/")) return null;
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plain(405, "Only GET and HEAD are served here.", { allow: "GET, HEAD" });
    }
    const token = readToken(request.path);
    if (token === null) return plain(404, NOBODY);
    if (!allowance.take()) return plain(429, "Too many requests.", LATER);
    try {
      // Compared by hash, in the store's index: how long it takes tells nothing about other addresses.
      const wishes = await feeds.wishesBehind(token);
      if (wishes === null) return plain(404, NOBODY);
      const entity = entityOf(findCivilDateAt(clock.now(), LAST_ZONE), wishes);
      return answerWith(entity, `${publicUrl}${request.path}`, request);
    } catch (error) {
      log.error("calendar not served", { err: error });
      return plain(503, "The calendar is out of order. Please try again later.", LATER);
    }
  };
}

/** Where a day ends last: what falls on a day stays in the calendar until the day is over everywhere. */
const LAST_ZONE = "Etc/GMT+12";

const NOBODY = "There is no calendar at this address, or it was revoked.";
const LATER = { "retry-after": RETRY_AFTER_SECONDS } as const;

interface Entity {
  readonly text: string;
  /** A strong validator (RFC 9110, 8.8.3). It is the same in every process. */
  readonly etag: string;
}

/** Calendars of 100 kB that are kept; most channels want everything, which is one. */
const REMEMBERED_MAX = 50;

/** A calendar is made once a day for all channels that want the same, not once a request: it takes a tenth of a second. */
function rememberingToday({ agendas, content }: Pick<FeedPageParts, "agendas" | "content">) {
  const known = new Map<string, Entity>();
  let [knownDay, knownContent] = ["", content()];
  return (today: CivilDate, choice: CalendarChoice): Entity => {
    if (today !== knownDay || content() !== knownContent || known.size >= REMEMBERED_MAX) {
      known.clear();
      [knownDay, knownContent] = [today, content()];
    }
    const { leapDay, kinds, tags, importance, milestonesOnly, language } = choice;
    const key = JSON.stringify([leapDay, kinds, tags, importance, milestonesOnly, language]);
    const entity = known.get(key) ?? entityOn(today, agendas, choice);
    known.set(key, entity);
    return entity;
  };
}

function entityOn(today: CivilDate, agendas: Agendas, choice: CalendarChoice): Entity {
  // Stamped with the day's beginning: every replica writes the same bytes all day long.
  const now = Date.parse(`${today}T00:00:00Z`);
  const text = writeCalendar(agendas, { today, now }, choice);
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}

function answerWith({ text, etag }: Entity, url: string, request: WebRequest): WebAnswer {
  const headers = { ...COMMON, "cache-control": CACHE_CONTROL, etag };
  if (isKnown(request.ifNoneMatch, etag)) return { status: 304, headers, body: "" };
  const ics = {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'inline; filename="ip-almanac.ics"',
  };
  return { status: 200, headers: { ...headers, ...ics }, body: addSource(text, url) };
}

/** RFC 9110, 13.1.2: a list, compared without regard to weakness. */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const given = ifNoneMatch.split(",").map((one) => one.trim().replace(/^W\//, ""));
  return given.includes(etag) || given.includes("*");
}

const COMMON = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
} as const;

function plain(
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer {
  const common = { ...COMMON, "cache-control": "no-store", "content-type": "text/plain" };
  return { status, headers: { ...common, ...headers }, body: `${sentence}\n` };
}
