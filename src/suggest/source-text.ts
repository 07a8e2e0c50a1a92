import type { Block } from "../article/article.ts";
import type { CivilDate } from "../dates/civil-date.ts";

/** A text to search for events: an article, or a file that is not an article yet. */
export interface SourceText {
  /** The article's id or the file's path. */
  readonly name: string;
  readonly title: string;
  /** Null where the text does not say. */
  readonly source: string | null;
  readonly url: string | null;
  readonly published: CivilDate | null;
  readonly blocks: readonly Block[];
}
