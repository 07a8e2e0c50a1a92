import type { Bilingual } from "../event/event.ts";

/** A body of the field, or several, and the tags of the events about it. */
export interface Body {
  readonly name: Bilingual;
  readonly tags: readonly string[];
}
