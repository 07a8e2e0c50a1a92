import { yearOf, type CivilDate } from "../civil-date.ts";
import type { Occurrence } from "../event/event.ts";
import { inReadingOrder, type Agendas } from "./agenda.ts";
import type { Digest, DigestEntry } from "./digest.ts";
import { toldRange } from "./due.ts";
import type { DigestLanguage } from "./preferences.ts";
import type { DigestSchedule } from "./subscription.ts";

/**
 * The digest of a local date, built from that date and never from the present.
 * `alsoCovers` are earlier dates that it tells too; `told` are occurrences that were announced before and are left out.
 */
export function composeDigest(
  agendas: Agendas,
  schedule: DigestSchedule,
  date: CivilDate,
  alsoCovers: readonly CivilDate[] = [],
  told: ReadonlySet<string> = new Set(),
  language: DigestLanguage = "en",
): Digest {
  const range = toldRange(schedule, date);
  const agenda = agendas.of(range);
  const missed = alsoCovers.flatMap((day) => agendas.of(toldRange(schedule, day)).entries);
  return {
    kind: schedule.kind,
    date,
    range,
    entries: eachOnce([...inReadingOrder(agenda.entries), ...inReadingOrder(missed)], told),
    ahead: agenda.ahead,
    alsoCovers,
    schedule: scheduleOf(schedule),
    language,
  };
}

/** What identifies an announcement, even when editors move its day: `EVENT@YEAR`. */
export function occurrenceId(occurrence: Occurrence): string {
  return `${occurrence.event.id}@${yearOf(occurrence.date)}`;
}

function eachOnce(entries: readonly DigestEntry[], told: ReadonlySet<string>): DigestEntry[] {
  const seen = new Set(told);
  return entries.filter(({ occurrence }) => {
    const id = occurrenceId(occurrence);
    return seen.has(id) ? false : seen.add(id);
  });
}

/** A subscription is a schedule and more; the digest shows the schedule alone. */
function scheduleOf({ kind, dayNumber, time, zone }: DigestSchedule): DigestSchedule {
  return { kind, dayNumber, time, zone };
}
