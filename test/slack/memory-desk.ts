import type { CivilDate } from "../../src/civil-date.ts";
import type { Clock } from "../../src/clock.ts";
import { composeDigest } from "../../src/digest/compose.ts";
import { createAgendas, type Agendas } from "../../src/digest/agenda.ts";
import type { DigestDesk, DigestStatus } from "../../src/digest/desk.ts";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import type { DigestKind, DigestSchedule, Subscription } from "../../src/digest/subscription.ts";
import { UserError } from "../../src/user-error.ts";

/** A desk that keeps subscriptions in memory; every next digest is due on 1 December 2026 at 01:00 UTC. */
export function memoryDesk(
  clock: Clock,
  agendas: Agendas = createAgendas([], []),
  extra: Partial<DigestStatus> = {},
): DigestDesk {
  const kept = new Map<DigestKind, Subscription>();
  const change = (kind: DigestKind | null, state: Subscription["state"]): Subscription[] => {
    const chosen = [...kept.values()].filter((one) => kind === null || one.kind === kind);
    if (chosen.length === 0)
      throw new UserError("This channel has no digest. `/ip-digest subscribe` makes one.");
    return chosen.map((one) => {
      const changed = { ...one, state };
      kept.set(one.kind, changed);
      return changed;
    });
  };
  const statuses = (): DigestStatus[] =>
    [...kept.values()].map((subscription) => ({
      subscription,
      last: null,
      next: { date: "2026-12-01", dueAtMs: Date.parse("2026-12-01T01:00:00Z") },
      held: [],
      ...extra,
    }));
  return {
    async subscribe(to, schedule, userId) {
      const subscription: Subscription = {
        ...schedule,
        ...to,
        preferences: DEFAULT_PREFERENCES,
        state: "active",
        stateReason: null,
        createdBy: userId,
        createdAtMs: clock.now(),
        covered: "2026-11-30",
      };
      kept.set(schedule.kind, subscription);
      return subscription;
    },
    status: async () => statuses(),
    subscribedBy: async () => statuses(),
    preview: async (_to, date, kind) =>
      composeDigest(agendas, daily(kind ?? "daily"), date ?? ("2026-12-01" satisfies CivilDate)),
    pause: async (_to, kind) => change(kind, "paused"),
    resume: async (_to, kind) => change(kind, "active"),
    stop: async (_to, kind) => change(kind, "stopped"),
  };
}

function daily(kind: DigestKind): DigestSchedule {
  return { kind, dayNumber: kind === "daily" ? null : 1, time: "09:00", zone: "Asia/Shanghai" };
}
