import type { CivilDate } from "../../dates/civil-date.ts";
import type { Clock } from "../../clock.ts";
import { UserError } from "../../user-error.ts";
import type { Agendas } from "../compose/agenda.ts";
import { agreesWithSlack, describeDifference } from "../run/clock-check.ts";
import { adopt } from "./adopt.ts";
import type { DigestService, DigestStatus, SettledSlot } from "./digest-service.ts";
import { findSettledUntil, findNextSlot, planDue, findStartingPoint } from "../schedule/due.ts";
import { skipDue } from "../delivery/skip-due.ts";
import type { Poster } from "../ports/poster.ts";
import type { Ledger } from "../ports/ledger.ts";
import { findNextPost } from "../draft/next-post.ts";
import { isDirect, type Destination } from "../destination.ts";
import { DEFAULT_PREFERENCES } from "../preferences.ts";
import { composePreview, composePreviewWithout, type Preview } from "./preview.ts";
import { DEFAULT_TIME, findScheduleProblem } from "../text/parse-schedule.ts";
import type { SettledState, Slot } from "../slot.ts";
import { isSlot, findAnnouncedUntil } from "../schedule/slots.ts";
import type { DigestKind, DigestOrder, Subscription, SubscriptionState } from "../subscription.ts";

export interface DigestServiceParts {
  readonly ledger: Ledger;
  readonly agendas: Agendas;
  readonly clock: Clock;
  /** Names this process in the ledger. */
  readonly worker: string;
  /** Tells Slack's own time; without it the clock is trusted. */
  readonly poster?: Pick<Poster, "slackTimeMs">;
  /** IANA zone of previews in a channel without a digest. */
  readonly defaultZone: string;
  /** Slack user ids of the admins of the almanac. */
  readonly adminUsers?: readonly string[];
}

export function createDigestService(parts: DigestServiceParts): DigestService {
  const { ledger } = parts;
  const statusesOf = (all: readonly Subscription[]) =>
    Promise.all(all.filter(isKept).map((one) => statusOf(parts, one)));
  return {
    async subscribe(to, orders, userId) {
      const problem = orders.map(findScheduleProblem).find((one) => one !== null);
      if (problem !== undefined) throw new UserError(problem);
      await requireRightClock(parts, to.teamId);
      const existing = await ledger.subscriptionsIn(to);
      return Promise.all(orders.map((order) => save(parts, to, order, userId, existing)));
    },
    status: async (to) => statusesOf(await ledger.subscriptionsIn(to)),
    subscribedBy: async (teamId, userId) =>
      statusesOf(await ledger.subscriptionsBy(teamId, userId)),
    async digestsFor({ teamId, userId }, channelIds) {
      const places = new Set(channelIds);
      const all = await ledger.subscriptions(teamId);
      return statusesOf(
        all.filter(({ createdBy, channelId }) => createdBy === userId || places.has(channelId)),
      );
    },
    preview: (to, date, kind) => previews(parts, to, date, kind),
    pause: (to, kind) => change(parts, PAUSE, to, kind),
    resume: (to, kind) => change(parts, RESUME, to, kind),
    stop: (to, kind) => change(parts, STOP, to, kind),
    adopt: (request) => adopt(parts, request),
    async knownElsewhere({ teamId, channelId }) {
      const all = (await ledger.subscriptions()).filter(isKept);
      const others = all.filter((one) => one.channelId === channelId && one.teamId !== teamId);
      return [...new Set(others.map((one) => one.teamId))];
    },
    move: (from, to) => ledger.moveDigests(from, to),
    tags: parts.agendas.tags,
  };
}

/** Dates that a wrong clock writes would outlast it. Rejects with UserError while it differs from Slack's. */
async function requireRightClock(
  { clock, poster }: DigestServiceParts,
  teamId: string,
): Promise<void> {
  const slackMs = (await poster?.slackTimeMs(teamId)) ?? null;
  const now = clock.now();
  if (slackMs === null || agreesWithSlack(slackMs, now)) return;
  throw new UserError(
    `Nothing was changed. ${describeDifference(slackMs, now)} Digests would begin on the wrong day; whoever runs the almanac has to set the clock right first.`,
  );
}

async function save(
  { ledger, clock }: DigestServiceParts,
  to: Destination,
  order: DigestOrder,
  userId: string,
  all: readonly Subscription[],
): Promise<Subscription> {
  const now = clock.now();
  const existing = all.find(({ kind }) => kind === order.kind);
  const goesOn = existing?.state === "active" || existing?.state === "suspended";
  const begin = findStartingPoint(order, now);
  return ledger.saveSubscription({
    teamId: to.teamId,
    channelId: to.channelId,
    kind: order.kind,
    dayNumber: order.dayNumber,
    time: order.time,
    zone: order.zone,
    preferences: order.preferences,
    state: "active",
    stateReason: null,
    createdBy: goesOn ? existing.createdBy : userId,
    createdAtMs: goesOn ? existing.createdAtMs : now,
    // What an active digest still owes under its old time comes at the new one.
    settledUntil: goesOn ? findSettledUntil(order, existing, now) : begin,
    announcedUntil: goesOn ? existing.announcedUntil : findAnnouncedUntil(order, begin),
  });
}

/** A change of state that people ask for. */
interface Change {
  readonly from: readonly SubscriptionState[];
  readonly to: SubscriptionState;
  /** What is said to somebody who would change nothing. */
  readonly already: string;
}

const PAUSE: Change = {
  from: ["active", "suspended"],
  to: "paused",
  already: "is already paused. `/ip-digest resume` starts it again.",
};

/** What fell into a pause is never told afterwards; what fell into a suspension is, as a late digest. */
const RESUME: Change = {
  from: ["paused", "suspended"],
  to: "active",
  already: "is already active.",
};

const STOP: Change = {
  from: ["active", "paused", "suspended"],
  to: "stopped",
  already: "is already stopped.",
};

async function change(
  parts: DigestServiceParts,
  { from, to: state, already }: Change,
  to: Destination,
  kind: DigestKind | null,
): Promise<readonly Subscription[]> {
  const meant = await digestsMeant(parts.ledger, to, kind);
  const chosen = meant.filter((one) => from.includes(one.state));
  if (state === "active") await requireRightClock(parts, to.teamId);
  if (chosen.length === 0) {
    throw new UserError(`The ${meant.map((one) => one.kind).join(" and ")} digest ${already}`);
  }
  const changed = await Promise.all(
    chosen.map(async (one) => {
      if (state === "active" && one.state === "paused") await settlePaused(parts, one);
      return parts.ledger.changeState(one, state, null);
    }),
  );
  // Those that somebody else changed meanwhile are left out.
  const done = changed.filter((one) => one !== null);
  if (done.length > 0) return done;
  throw new UserError(
    "Somebody else has just changed it. `/ip-digest status` shows how it is now.",
  );
}

async function digestsMeant(
  ledger: Ledger,
  to: Destination,
  kind: DigestKind | null,
): Promise<readonly [Subscription, ...Subscription[]]> {
  const all = await ledger.subscriptionsIn(to);
  const [first, ...more] = all.filter((one) => isKept(one) && (kind === null || one.kind === kind));
  if (first !== undefined) return [first, ...more];
  const which = kind === null ? "" : `${kind} `;
  const [who, me] = isDirect(to) ? ["You have", "me "] : ["This channel has", ""];
  throw new UserError(
    `${who} no ${which}digest${isDirect(to) ? " here" : ""}. \`/ip-digest subscribe ${me}${kind ?? "daily"} ${DEFAULT_TIME}\` starts one.`,
  );
}

/** Days that were due since the last tick. */
async function settlePaused(
  { ledger, clock, worker }: DigestServiceParts,
  paused: Subscription,
): Promise<void> {
  const now = clock.now();
  const plan = planDue(paused, now);
  if (plan === null) return;
  await ledger.claim(skipDue(paused, plan, "paused"), { worker, nowMs: now, leaseUntilMs: now });
}

async function previews(
  parts: DigestServiceParts,
  to: Destination,
  date: CivilDate | null,
  kind: DigestKind | null,
): Promise<readonly Preview[]> {
  const { ledger, agendas, clock, defaultZone } = parts;
  const all = await ledger.subscriptionsIn(to);
  const kept = all.filter((one) => isKept(one) && (kind === null || one.kind === kind));
  const now = clock.now();
  if (kept.length === 0) {
    return [composePreviewWithout(agendas, unsubscribed(kind ?? "daily", defaultZone), date, now)];
  }
  const meant = date === null ? await soonest(parts, kept) : postedOn(kept, date);
  return Promise.all(meant.map((one) => composePreview(parts, one, date, now)));
}

async function soonest(
  parts: DigestServiceParts,
  all: readonly Subscription[],
): Promise<readonly Subscription[]> {
  const dues = await Promise.all(
    all.map(async (one) => ((await findNextPost(parts, one)) ?? findNextSlot(one)).dueAtMs),
  );
  return all.filter((_, index) => dues[index] === Math.min(...dues));
}

/** Where none is posted on the day, the first says which other digest tells it. */
function postedOn(all: readonly Subscription[], date: CivilDate): readonly Subscription[] {
  const posted = all.filter((one) => isSlot(one, date));
  return posted.length > 0 ? posted : all.slice(0, 1);
}

function unsubscribed(kind: DigestKind, zone: string): DigestOrder {
  const dayNumber = kind === "daily" ? null : 1;
  return { kind, dayNumber, time: DEFAULT_TIME, zone, preferences: DEFAULT_PREFERENCES };
}

async function statusOf(
  parts: DigestServiceParts,
  subscription: Subscription,
): Promise<DigestStatus> {
  const { ledger } = parts;
  const [last, held, next, open, notices] = await Promise.all([
    ledger.lastSettled(subscription),
    ledger.heldSlots(subscription),
    subscription.state === "active" ? findNextPost(parts, subscription) : null,
    ledger.openSlotsOf(subscription),
    ledger.waitingNotices(subscription),
  ]);
  return {
    subscription,
    last: last === null ? null : settled(last),
    next,
    // One that was claimed a moment ago waits for nothing yet.
    waiting: open
      .filter(({ state }) => state !== "claimed" && state !== "sending")
      .map(({ date, covers, reason }) => ({ date, covers, reason })),
    untold: notices.map(({ text }) => text),
    held: held.map(settled),
  };
}

function settled({ date, state, reason, updatedAtMs }: Slot<SettledState>): SettledSlot {
  return { date, state, reason, atMs: updatedAtMs };
}

function isKept({ state }: Subscription): boolean {
  return state !== "stopped";
}
