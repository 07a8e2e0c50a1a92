import type { Clock } from "../clock.ts";
import { UserError } from "../user-error.ts";
import type { Agendas } from "./agenda.ts";
import { composeDigest } from "./compose.ts";
import { digestFor } from "./deliver.ts";
import type { DigestDesk, DigestStatus, SettledSlot } from "./desk.ts";
import type { Digest } from "./digest.ts";
import { nextSlot, planDue, startingPoint } from "./due.ts";
import { skipAll, type Ledger } from "./ledger.ts";
import type { CivilDate } from "../civil-date.ts";
import type { Destination } from "./poster.ts";
import { DEFAULT_PREFERENCES } from "./preferences.ts";
import { DEFAULT_TIME, scheduleProblem } from "./schedule-text.ts";
import type { SettledState, Slot } from "./slot.ts";
import type {
  DigestKind,
  DigestSchedule,
  Subscription,
  SubscriptionState,
} from "./subscription.ts";

export interface DeskParts {
  readonly ledger: Ledger;
  readonly agendas: Agendas;
  readonly clock: Clock;
  /** Names this process in the ledger. */
  readonly worker: string;
  /** IANA zone of previews in a channel without a digest. */
  readonly defaultZone: string;
}

export function createDesk(parts: DeskParts): DigestDesk {
  const { ledger } = parts;
  return {
    subscribe: (to, schedule, userId) => subscribe(parts, to, schedule, userId),
    async status(to) {
      const all = await ledger.subscriptionsIn(to);
      return Promise.all(all.filter(isKept).map((one) => statusOf(ledger, one)));
    },
    async subscribedBy(teamId, userId) {
      const all = await ledger.subscriptionsBy(teamId, userId);
      return Promise.all(all.filter(isKept).map((one) => statusOf(ledger, one)));
    },
    preview: (to, date, kind) => preview(parts, to, date, kind),
    pause: (to, kind) => pause(ledger, to, kind),
    resume: (to, kind) => resume(parts, to, kind),
    stop: (to, kind) => stop(ledger, to, kind),
  };
}

async function subscribe(
  { ledger, clock }: DeskParts,
  to: Destination,
  schedule: DigestSchedule,
  userId: string,
): Promise<Subscription> {
  const problem = scheduleProblem(schedule);
  if (problem !== null) throw new UserError(problem);
  const now = clock.now();
  const existing = (await ledger.subscriptionsIn(to)).find(({ kind }) => kind === schedule.kind);
  const goesOn = existing?.state === "active" || existing?.state === "suspended";
  return ledger.saveSubscription({
    teamId: to.teamId,
    channelId: to.channelId,
    kind: schedule.kind,
    dayNumber: schedule.dayNumber,
    time: schedule.time,
    zone: schedule.zone,
    preferences: DEFAULT_PREFERENCES,
    state: "active",
    stateReason: null,
    createdBy: goesOn ? existing.createdBy : userId,
    createdAtMs: goesOn ? existing.createdAtMs : now,
    // What an active digest still owes under its old time comes at the new one.
    covered: goesOn ? existing.covered : startingPoint(schedule, now),
  });
}

async function pause(
  ledger: Ledger,
  to: Destination,
  kind: DigestKind | null,
): Promise<readonly Subscription[]> {
  const chosen = await chosenIn(
    ledger,
    to,
    kind,
    ["active", "suspended"],
    "is paused already. `/ip-digest resume` goes on.",
  );
  return changeAll(chosen, (one) => ledger.changeState(one, "paused", null));
}

/** What fell into a pause is never told afterwards; what fell into a suspension is, as a late digest. */
async function resume(
  parts: DeskParts,
  to: Destination,
  kind: DigestKind | null,
): Promise<readonly Subscription[]> {
  const chosen = await chosenIn(
    parts.ledger,
    to,
    kind,
    ["paused", "suspended"],
    "is active already.",
  );
  return changeAll(chosen, async (one) => {
    if (one.state === "paused") await settlePaused(parts, one);
    return parts.ledger.changeState(one, "active", null);
  });
}

/** Days that were due since the last tick. */
async function settlePaused(
  { ledger, clock, worker }: DeskParts,
  paused: Subscription,
): Promise<void> {
  const now = clock.now();
  const plan = planDue(paused, now);
  if (plan === null) return;
  await ledger.take(skipAll(paused, plan, "paused"), { worker, nowMs: now, leaseUntilMs: now });
}

async function stop(
  ledger: Ledger,
  to: Destination,
  kind: DigestKind | null,
): Promise<readonly Subscription[]> {
  const chosen = await chosenIn(
    ledger,
    to,
    kind,
    ["active", "paused", "suspended"],
    "is stopped already.",
  );
  return changeAll(chosen, (one) => ledger.changeState(one, "stopped", null));
}

/** The digests that a command is about. Rejects with UserError when it would change nothing. */
async function chosenIn(
  ledger: Ledger,
  to: Destination,
  kind: DigestKind | null,
  from: readonly SubscriptionState[],
  already: string,
): Promise<readonly Subscription[]> {
  const all = await ledger.subscriptionsIn(to);
  const meant = all.filter((one) => isKept(one) && (kind === null || one.kind === kind));
  if (meant.length === 0) {
    const which = kind === null ? "" : `${kind} `;
    throw new UserError(
      `This channel has no ${which}digest. \`/ip-digest subscribe ${kind ?? "daily"} ${DEFAULT_TIME}\` starts one.`,
    );
  }
  const chosen = meant.filter(({ state }) => from.includes(state));
  if (chosen.length > 0) return chosen;
  throw new UserError(`The ${meant.map((one) => one.kind).join(" and ")} digest ${already}`);
}

/** Leaves out those that somebody else changed meanwhile. */
async function changeAll(
  chosen: readonly Subscription[],
  change: (one: Subscription) => Promise<Subscription | null>,
): Promise<readonly Subscription[]> {
  const changed = await Promise.all(chosen.map(change));
  return changed.filter((one) => one !== null);
}

async function preview(
  { ledger, agendas, clock, defaultZone }: DeskParts,
  to: Destination,
  date: CivilDate | null,
  kind: DigestKind | null,
): Promise<Digest> {
  const kept = (await ledger.subscriptionsIn(to)).filter(isKept);
  const subscription = kept.find((one) => kind === null || one.kind === kind);
  if (subscription === undefined) {
    const schedule = unsubscribed(kind ?? "daily", defaultZone);
    const covered = startingPoint(schedule, clock.now());
    return composeDigest(agendas, schedule, date ?? nextSlot({ ...schedule, covered }).date);
  }
  if (date !== null) return digestFor({ ledger, agendas }, subscription, date, []);
  const next = nextSlot(subscription);
  const plan = planDue(subscription, Math.max(next.dueAtMs, clock.now()));
  return digestFor({ ledger, agendas }, subscription, plan?.post ?? next.date, plan?.merged ?? []);
}

function unsubscribed(kind: DigestKind, zone: string): DigestSchedule {
  return { kind, dayNumber: kind === "daily" ? null : 1, time: DEFAULT_TIME, zone };
}

async function statusOf(ledger: Ledger, subscription: Subscription): Promise<DigestStatus> {
  const [last, held] = await Promise.all([
    ledger.lastSettled(subscription),
    ledger.heldSlots(subscription),
  ]);
  return {
    subscription,
    last: last === null ? null : settled(last),
    next: subscription.state === "active" ? nextSlot(subscription) : null,
    held: held.map(settled),
  };
}

function settled({ date, state, reason, updatedAtMs }: Slot<SettledState>): SettledSlot {
  return { date, state, reason, atMs: updatedAtMs };
}

function isKept({ state }: Subscription): boolean {
  return state !== "stopped";
}
