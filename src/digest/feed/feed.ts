import type { Destination } from "../destination.ts";
import type { DigestPreferences } from "../preferences.ts";

/** A secret address under which a calendar program reads a channel's anniversaries. */
export interface Feed extends Destination {
  /** SHA-256 of the address's secret, in hexadecimal: whoever steals the store cannot read the calendar. */
  readonly tokenHash: string;
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** The durable memory of the addresses; each method is one transaction and rejects when the store fails. */
export interface FeedRepository {
  addFeed(feed: Feed): Promise<void>;
  countFeeds(of: Destination): Promise<number>;
  feedWith(tokenHash: string): Promise<Feed | null>;
  /** Forgets all addresses of a channel; resolves to their number. */
  removeFeeds(of: Destination): Promise<number>;
}

/** What people and calendar programs can do with the addresses. */
export interface FeedService {
  /**
   * Makes another address of the channel's calendar; those before go on. Only a hash of it is kept, so it can be
   * told this once; that asking again makes another one instead of replacing it leaves colleagues' calendars alone.
   * Rejects with UserError where no address can be reached, or where the channel has too many.
   */
  open(of: Destination, userId: string): Promise<OpenedFeed>;
  /** Ends every address of the channel at once; resolves to their number. */
  revoke(of: Destination): Promise<number>;
  /**
   * What the channel behind the secret of an address wants told: as its daily digest, else its weekly, else its monthly
   * one, and everything where it has none. Null for an address that was revoked or never was.
   */
  wishesBehind(token: string): Promise<DigestPreferences | null>;
}

export interface OpenedFeed {
  readonly url: string;
  /** How many other addresses the channel has. */
  readonly others: number;
}

/** Where an address lies beneath the public one. */
export function formatFeedPath(token: string): string {
  return `/calendar/${token}.ics`;
}

/** The secret in the path of an address; null for any other path. */
export function readToken(path: string): string | null {
  return FEED_PATH.exec(path)?.[1] ?? null;
}

/** 160 bits of randomness: nobody guesses that, also at a million tries a second. */
export const TOKEN_BYTES = 20;

const FEED_PATH = /^\/calendar\/([0-9a-f]{40})\.ics$/;
