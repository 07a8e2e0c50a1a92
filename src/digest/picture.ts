import type { YearPlan } from "./year.ts";

/** Draws a year, away from the thread that answers people. Rejects when it cannot be drawn in time. */
export interface Painter {
  /** A PNG; the same plan gives the same bytes. */
  paintYear(plan: YearPlan): Promise<Uint8Array>;
}
