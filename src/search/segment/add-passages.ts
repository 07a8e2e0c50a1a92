import type { Analyzer } from "../analysis/analyzer.ts";
import type { PassageFields } from "../analysis/passage-fields.ts";
import type { SegmentBuilder } from "./segment-builder.ts";

export function addPassages(
  builder: SegmentBuilder,
  passages: readonly PassageFields[],
  analyse: Analyzer,
): void {
  for (const { titles, text } of passages) builder.add(analyse(titles), analyse(text));
}
