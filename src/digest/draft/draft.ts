import { addDays, findCivilDateAt, type CivilDate } from "../../dates/civil-date.ts";
import type { Agendas } from "../compose/agenda.ts";
import { composeDigest } from "../compose/compose-digest.ts";
import type { Digest } from "../digest.ts";
import type { Ledger } from "../ports/ledger.ts";
import { computeDueMs } from "../schedule/due.ts";
import type { SlotDays, Slot } from "../slot.ts";
import type { DigestOrder, Subscription } from "../subscription.ts";

/** The longest digest tells a month; an occurrence announced longer ago cannot come again. */
const ANNOUNCED_DAYS = 62;

/** From then on the message says that it is late; rate limits and retries alone take minutes. */
const LATE_MS = 900_000;

/** A digest as it would be posted now, and the days that it was composed from. */
export interface Draft {
  readonly digest: Digest;
  readonly days: readonly SlotDays[];
}

export type DraftSources = {
  readonly ledger: Pick<Ledger, "announcedSince" | "announcedBefore">;
  readonly agendas: Agendas;
};

/**
 * What the digest of a date says, without what the channel's other digests of the same kind have announced. So each
 * kind announces an occurrence once, even when editors move its day: the week's list and the day itself both tell it,
 * and neither does so twice.
 */
export async function draftDigest(
  { ledger, agendas }: DraftSources,
  subscription: Subscription,
  date: CivilDate,
  days: readonly SlotDays[],
): Promise<Draft> {
  const announced = await findAnnounced(ledger, subscription, date);
  return { digest: composeFrom(agendas, subscription, date, { days, announced }), days };
}

/** What a posted digest would say now, in its own order, after the digests before it. */
export async function draftAgain(
  { ledger, agendas }: DraftSources,
  order: DigestOrder,
  slot: Slot,
  days: readonly SlotDays[],
): Promise<Draft> {
  const since = addDays(slot.date, -ANNOUNCED_DAYS);
  const announced = await ledger.announcedBefore(slot, since, slot.date);
  return { digest: composeFrom(agendas, order, slot.date, { days, announced }), days };
}

/** What the subscription's other slots announced, as far back as it can matter. */
export function findAnnounced(
  ledger: DraftSources["ledger"],
  subscription: Subscription,
  date: CivilDate,
): Promise<ReadonlySet<string>> {
  return ledger.announcedSince(subscription, addDays(date, -ANNOUNCED_DAYS), date);
}

/** A digest without entries is posted where the channel asks for it, as long as it is the day to say so. */
export function isWorthPosting(
  { digest: { date, entries }, days }: Draft,
  { preferences, zone }: DigestOrder,
  nowMs: number,
): boolean {
  if (entries.length > 0) return true;
  const hasDays = days.some(({ slot }) => slot === date);
  return preferences.emptyDays === "say-so" && hasDays && findCivilDateAt(nowMs, zone) === date;
}

/** By what is written, so that a correction of the message says the same. */
export function isLate({ date, sendingAtMs }: Slot, order: DigestOrder): boolean {
  return sendingAtMs !== null && sendingAtMs - computeDueMs(order, date) > LATE_MS;
}

interface Sources {
  readonly days: readonly SlotDays[];
  readonly announced: ReadonlySet<string>;
}

function composeFrom(
  agendas: Agendas,
  order: DigestOrder,
  date: CivilDate,
  { days, announced }: Sources,
): Digest {
  const own = days.find(({ slot }) => slot === date) ?? null;
  const missed = days.filter((one) => one !== own);
  return composeDigest(agendas, order, date, { own, missed, announced });
}
