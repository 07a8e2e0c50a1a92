import type { PassageFields } from "../analysis/passage-fields.ts";
import type { MergePart } from "../segment/merge-segments.ts";
import type { Segment } from "../segment/segment.ts";

/** What a worker is told. One worker makes one segment: of passages, or of other segments. */
export type WorkerCommand =
  | { readonly command: "add"; readonly passages: readonly PassageFields[] }
  | { readonly command: "finish" }
  | { readonly command: "merge"; readonly parts: readonly MergePart[] };

/** What it answers. The arrays of segments are shared, not copied. */
export type WorkerReply =
  | { readonly reply: "added"; readonly count: number }
  | { readonly reply: "segment"; readonly segment: Segment };
