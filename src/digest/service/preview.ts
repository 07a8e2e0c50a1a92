import type { CivilDate } from "../../dates/civil-date.ts";
import type { Agendas } from "../compose/agenda.ts";
import { composeDigest } from "../compose/compose-digest.ts";
import { draftDigest, type DraftSources } from "../draft/draft.ts";
import type { Digest } from "../digest.ts";
import { findNextSlot, planDue, findStartingPoint } from "../schedule/due.ts";
import { findNextPost } from "../draft/next-post.ts";
import { DEFAULT_PREFERENCES } from "../preferences.ts";
import { findSlotAfter, isSlot, findSlotCovering, listSlotDays } from "../schedule/slots.ts";
import type { DigestOrder, Subscription } from "../subscription.ts";
import { listDueDays } from "../schedule/due-days.ts";

/** A digest as it would be posted. */
export interface Preview {
  readonly digest: Digest;
  /** The day that was asked for, where the digest of another day tells it: nothing is posted on it. */
  readonly movedFrom: CivilDate | null;
  /** What the channel asks for. */
  readonly order: DigestOrder;
  /** How many events of its days are not told because of that. */
  readonly leftOut: number;
  /** Why it would not be posted; null when it would. */
  readonly obstacle: "empty" | "paused" | "suspended" | null;
}

/** The digest that is posted on a day, else the one that tells it; or the next one that will be posted. */
export async function composePreview(
  parts: DraftSources,
  subscription: Subscription,
  date: CivilDate | null,
  nowMs: number,
): Promise<Preview> {
  const slot = date === null ? null : slotFor(subscription, date);
  const [day, days] =
    slot === null
      ? await nextDays(parts, subscription, nowMs)
      : ([slot, listSlotDays(subscription, [slot])] as const);
  const { digest } = await draftDigest(parts, subscription, day, days);
  return {
    digest,
    movedFrom: date === null || date === slot ? null : date,
    order: subscription,
    leftOut: leftOutOf(parts.agendas, subscription, digest),
    obstacle: obstacleOf(digest, subscription),
  };
}

/** The same for a channel that has no such digest. */
export function composePreviewWithout(
  agendas: Agendas,
  order: DigestOrder,
  date: CivilDate | null,
  nowMs: number,
): Preview {
  const settledUntil = findStartingPoint(order, nowMs);
  const slot = date ?? findSlotAfter(order, settledUntil);
  const digest = composeDigest(agendas, order, slot);
  const obstacle = digest.entries.length === 0 ? "empty" : null;
  return { digest, movedFrom: null, order, leftOut: leftOutOf(agendas, order, digest), obstacle };
}

function slotFor(order: DigestOrder, date: CivilDate): CivilDate {
  return isSlot(order, date) ? date : findSlotCovering(order, date);
}

async function nextDays(parts: DraftSources, subscription: Subscription, nowMs: number) {
  const late = planDue(subscription, nowMs);
  if (late !== null && late.post !== null) {
    return [late.post, listDueDays(subscription, late, [])] as const;
  }
  const { date } = (await findNextPost(parts, subscription)) ?? findNextSlot(subscription);
  return [date, listSlotDays(subscription, [date])] as const;
}

function leftOutOf(agendas: Agendas, { preferences }: DigestOrder, { range }: Digest): number {
  const { leapDay } = preferences;
  const all = agendas.of(range, { ...DEFAULT_PREFERENCES, leapDay });
  return all.entries.length - agendas.of(range, preferences).entries.length;
}

function obstacleOf(
  { entries }: Digest,
  { state, preferences }: Subscription,
): Preview["obstacle"] {
  if (state === "paused" || state === "suspended") return state;
  return entries.length === 0 && preferences.emptyDays === "quiet" ? "empty" : null;
}
