import type { CivilDate, DayRange } from "../../dates/civil-date.ts";
import type { Digest } from "../../digest/digest.ts";
import type { DigestKind } from "../../digest/subscription.ts";
import type { Language } from "../../language.ts";

/** Everything that a list of entries says beside the entries' own wording. */
export interface DigestWording {
  readonly titles: Readonly<Record<DigestKind, string>>;
  /** Title of a daily digest that also covers days off. */
  readonly severalDays: string;
  readonly range: (range: DayRange) => string;
  /** A day in a list of several: `Mon 26 Apr`. */
  readonly day: (date: CivilDate) => string;
  /** For what is known to the month or to the year only: `In April`, `In 2027`. */
  readonly month: (date: CivilDate) => string;
  readonly year: (date: CivilDate) => string;
  /** Before an entry of what is ahead: `11 Dec, `. */
  readonly dayAhead: (date: CivilDate) => string;
  /** Labels, with their colon. */
  readonly read: string;
  readonly source: string;
  readonly ahead: string;
  readonly next: string;
  /** After the last of several links: ` · and 2 more`. */
  readonly andMore: (count: number) => string;
  /** Counts what did not fit; the second stands before the command that lists it. */
  readonly leftOut: (count: number) => string;
  readonly leftOutFrom: (count: number, date: CivilDate) => string;
  /** Between a quotation and the article that it stands in, and after that article's title. */
  readonly quotedFrom: string;
  readonly quotedWhen: (source: string, published: CivilDate | null) => string;
  /** Before the pages that state what is quoted, between them, and after the title of each. */
  readonly quotedSource: string;
  readonly semicolon: string;
  readonly sourceWhen: (published: CivilDate | null) => string;
  /** After the source of an article in another language than the message. */
  readonly otherLanguage: Readonly<Record<Language, string>>;
  readonly nothing: (range: DayRange) => string;
  /** The whole in one line, for a notification. */
  readonly inShort: (title: string, told: readonly string[]) => string;
  /** The earlier days that a late digest also covers. */
  readonly alsoCovers: (digest: Pick<Digest, "kind" | "date" | "alsoCovers">) => string;
  /** Says that the digest came long after its time. */
  readonly late: (digest: Pick<Digest, "date" | "schedule">) => string;
  readonly schedule: (digest: Pick<Digest, "schedule" | "daysOffMove">) => string;
  /** Buttons. */
  readonly askAbout: string;
  readonly settings: string;
  readonly correctedOn: (date: CivilDate) => string;
  /** Said once where something stands in English for want of a Chinese wording; null in English. */
  readonly untranslated: string | null;
}
