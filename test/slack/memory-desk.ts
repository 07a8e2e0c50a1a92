import type { CivilDate } from "../../src/dates/civil-date.ts";
import type { Clock } from "../../src/clock.ts";
import { composeDigest } from "../../src/digest/compose/compose-digest.ts";
import { createAgendas, type Agendas } from "../../src/digest/compose/agenda.ts";
import type { DigestService, DigestStatus } from "../../src/digest/service/digest-service.ts";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import type { DigestKind, DigestOrder, Subscription } from "../../src/digest/subscription.ts";
import { UserError } from "../../src/user-error.ts";

/** A desk that keeps subscriptions in memory; every next digest is due on 1 December 2026 at 01:00 UTC. */
export function memoryDesk(
  clock: Clock,
  agendas: Agendas = createAgendas([], []),
  extra: Partial<DigestStatus> = {},
): DigestService {
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
      waiting: [],
      untold: [],
      held: [],
      ...extra,
    }));
  return {
    subscribe: async (to, orders, userId) =>
      orders.map((order) => {
        const subscription: Subscription = {
          ...order,
          ...to,
          state: "active",
          stateReason: null,
          createdBy: userId,
          createdAtMs: clock.now(),
          settledUntil: "2026-11-30",
          announcedUntil: "2026-11-30",
        };
        kept.set(order.kind, subscription);
        return subscription;
      }),
    tags: agendas.tags,
    status: async () => statuses(),
    subscribedBy: async () => statuses(),
    digestsFor: async () => statuses(),
    async preview(_to, date, kind) {
      const day = date ?? ("2026-12-01" satisfies CivilDate);
      const order = daily(kind ?? "daily");
      const digest = composeDigest(agendas, order, day);
      return [
        {
          digest,
          movedFrom: null,
          order,
          leftOut: 0,
          obstacle: digest.entries.length === 0 ? "empty" : null,
        },
      ];
    },
    pause: async (_to, kind) => change(kind, "paused"),
    resume: async (_to, kind) => change(kind, "active"),
    adopt: async () => 0,
    knownElsewhere: async () => [],
    move: async () => 0,
    stop: async (_to, kind) => change(kind, "stopped"),
  };
}

function daily(kind: DigestKind): DigestOrder {
  const dayNumber = kind === "daily" ? null : 1;
  return {
    kind,
    dayNumber,
    time: "09:00",
    zone: "Asia/Shanghai",
    preferences: DEFAULT_PREFERENCES,
  };
}
