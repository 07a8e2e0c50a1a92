import { createHash } from "node:crypto";
import { civilDateAt, type CivilDate } from "../civil-date.ts";
import type { Clock } from "../clock.ts";
import type { Agenda, Agendas } from "../digest/agenda.ts";
import { tokenIn, type FeedDesk } from "../digest/feed.ts";
import type { Log } from "../log.ts";
import type { ServeWeb, WebAnswer, WebRequest } from "../web.ts";
import { calendarFeed, withSource } from "./feed.ts";
import { createAllowance } from "./allowance.ts";

export interface FeedPageParts {
  readonly feeds: FeedDesk;
  readonly agendas: Agendas;
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
  const contentOf = rememberingToday(parts.agendas);
  return async (request) => {
    if (!request.path.startsWith("/calendar/")) return null;
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plain(405, "Only GET and HEAD are served here.", { allow: "GET, HEAD" });
    }
    const token = tokenIn(request.path);
    if (token === null) return plain(404, NOBODY);
    if (!allowance.take()) return plain(429, "Too many requests.", LATER);
    try {
      // Compared by hash, in the store's index: how long it takes tells nothing about other addresses.
      if ((await feeds.channelWith(token)) === null) return plain(404, NOBODY);
    } catch (error) {
      log.error("calendar address not looked up", { err: error });
      return plain(503, "The calendar is out of order. Please try again later.", LATER);
    }
    const content = contentOf(civilDateAt(clock.now(), LAST_ZONE));
    return answerWith(content, `${publicUrl}${request.path}`, request);
  };
}

/** Where a day ends last: what falls on a day stays in the calendar until the day is over everywhere. */
const LAST_ZONE = "Etc/GMT+12";

const NOBODY = "There is no calendar at this address, or it was revoked.";
const LATER = { "retry-after": RETRY_AFTER_SECONDS } as const;

interface Content {
  readonly text: string;
  /** A strong validator (RFC 9110, 8.8.3). It is the same in every process. */
  readonly etag: string;
}

/** The calendar is made once a day and once a change of the catalogue, not once a request. */
function rememberingToday(agendas: Agendas): (today: CivilDate) => Content {
  let known: { readonly agenda: Agenda; readonly content: Content } | null = null;
  return (today) => {
    // The same day of the same catalogue is the same object.
    const agenda = agendas.of({ from: today, until: today });
    if (known?.agenda !== agenda) known = { agenda, content: contentOn(today, agendas) };
    return known.content;
  };
}

function contentOn(today: CivilDate, agendas: Agendas): Content {
  // Stamped with the day's beginning: every replica writes the same bytes all day long.
  const now = Date.parse(`${today}T00:00:00Z`);
  const text = calendarFeed(agendas, { today, now }, "everything");
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}

function answerWith({ text, etag }: Content, url: string, request: WebRequest): WebAnswer {
  const headers = { ...COMMON, "cache-control": CACHE_CONTROL, etag };
  if (isKnown(request.ifNoneMatch, etag)) return { status: 304, headers, body: "" };
  const ics = {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'inline; filename="ip-almanac.ics"',
  };
  return { status: 200, headers: { ...headers, ...ics }, body: withSource(text, url) };
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
