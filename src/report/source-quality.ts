/** How well an event is sourced, best first. */
export const SOURCE_QUALITIES = [
  "official page",
  "several unofficial pages",
  "one unofficial page",
  "wikis or blogs only",
] as const;
export type SourceQuality = (typeof SOURCE_QUALITIES)[number];
