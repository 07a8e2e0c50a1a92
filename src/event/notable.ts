import type { Occurrence } from "./event.ts";

/** In steps of importance: a milestone goes before what is a step more important, an observance before what is as important. */
const MILESTONE_WEIGHT = 1.5;
const OBSERVANCE_WEIGHT = 0.5;
const NOTABLE_WEIGHT_MIN = 2.5;

type Weighed = Pick<Occurrence, "event" | "milestone" | "ordinal">;

/** How much an occurrence matters to a reader of many, 1 to 5; more is more. */
export function weighOccurrence({ event, milestone, ordinal }: Weighed): number {
  const rank = (milestone ? MILESTONE_WEIGHT : 0) + (ordinal === null ? 0 : OBSERVANCE_WEIGHT);
  return event.importance + rank;
}

/** Every milestone, what an office itself would mark, and observances that matter to the field. */
export function isNotable(occurrence: Weighed): boolean {
  return weighOccurrence(occurrence) >= NOTABLE_WEIGHT_MIN;
}
