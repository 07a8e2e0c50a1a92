import type { YearPlan } from "../year/plan-year.ts";

/** Draws a year, away from the thread that answers people. Rejects when it cannot be drawn in time. */
export interface Painter {
  /** A PNG; the same plan gives the same bytes. */
  paintYear(plan: YearPlan): Promise<Uint8Array>;
}

/** A picture that Slack keeps and that a message can show. */
export interface ShownPicture {
  readonly fileId: string;
  /** What it shows, for those who do not see it. */
  readonly altText: string;
}

/** Brings pictures to Slack, each once. */
export interface PictureUploader {
  /**
   * Null when the picture cannot be had within some seconds; the log says why. Never rejects. After a failure it is null
   * at once for some minutes: thousands of digests may ask.
   */
  show(plan: YearPlan): Promise<ShownPicture | null>;
  /** Slack refused a message because of the picture: it is not shown again for some minutes. */
  refused(picture: ShownPicture): void;
}
