import type { Bilingual } from "../event/event.ts";

/** A body of the field, or several, with the tags by which events tell that they are about it. */
export interface Body {
  readonly name: Bilingual;
  readonly tags: readonly string[];
}
