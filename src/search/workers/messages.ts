import type { MergePart } from "../segment/merge-segments.ts";
import type { PassageText } from "../analysis/passage-fields.ts";
import type { Segment } from "../segment/segment.ts";

/** What an indexing thread is told. One thread makes one segment: of texts, or of other segments. */
export type IndexingOrder =
  | { readonly order: "add"; readonly texts: readonly PassageText[] }
  | { readonly order: "finish" }
  | { readonly order: "merge"; readonly parts: readonly MergePart[] };

/** What it answers. The arrays of segments are shared, not copied. */
export type IndexingReply =
  | { readonly reply: "added"; readonly count: number }
  | { readonly reply: "segment"; readonly segment: Segment };
