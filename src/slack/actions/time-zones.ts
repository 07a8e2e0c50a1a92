import { LRUCache } from "lru-cache";
import { findCivilDateAt, type CivilDate } from "../../dates/civil-date.ts";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { readZone } from "../../dates/zone.ts";
import { describeCause } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";

/** Each person's time zone, as far as Slack tells it. */
export interface TimeZones {
  findZone(client: Client, userId: string): Promise<string>;
  /** The person's own civil date and zone. */
  findToday(client: Client, userId: string): Promise<{ today: CivilDate; zone: string }>;
}

/** Slack is asked again after an hour: people travel, but seldom faster. */
const KNOWN_FOR_MS = 60 * 60 * 1_000;

/** More people than will ask within an hour. */
const KNOWN_MAX = 10_000;

export function createTimeZones(clock: Clock, log: Log, fallbackZone: string): TimeZones {
  const known = new LRUCache<string, { zone: string; untilMs: number }>({ max: KNOWN_MAX });

  async function findZone(client: Client, userId: string): Promise<string> {
    const found = known.get(userId);
    if (found && found.untilMs > clock.now()) return found.zone;
    const zone = await askedZone(client, userId, log);
    if (zone === null) return fallbackZone;
    known.set(userId, { zone, untilMs: clock.now() + KNOWN_FOR_MS });
    return zone;
  }

  return {
    findZone,
    async findToday(client, userId) {
      const zone = await findZone(client, userId);
      return { today: findCivilDateAt(clock.now(), zone), zone };
    },
  };
}

/** Null when Slack does not tell, or tells something that is no IANA zone. */
async function askedZone(client: Client, userId: string, log: Log): Promise<string | null> {
  try {
    const { user } = await client.users.info({ user: userId });
    const reading = readZone(user?.tz ?? "");
    return "zone" in reading ? reading.zone : null;
  } catch (error) {
    log.warn("time zone of a person not known", { user: userId, cause: describeCause(error) });
    return null;
  }
}
