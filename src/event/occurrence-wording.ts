/** The wording of an occurrence, in parts, so that each surface sets its own type. No part holds markup. */
export interface OccurrenceWording {
  /** `57 years`, `The 27th`, `takes effect today`; null where nothing is counted. */
  readonly lead: string | null;
  readonly title: string;
  /** Lead and title in the order and with the marks of the language. */
  readonly headline: readonly HeadlinePart[];
  /** The same, and what happened where neither says it: `25 years: China's WTO membership, entered into force`. */
  readonly outlook: readonly HeadlinePart[];
  /** What belongs to this year: the theme, the last day, the name at the time. Each a phrase, in order. */
  readonly details: readonly string[];
  /** `entered into force on 26 April 1970`, `observed since 2001`; null where the lead says it. */
  readonly origin: string | null;
  /** What follows the headline: the origin, or of an observance that its theme is not known yet; may be empty. */
  readonly aside: string;
  /** One sentence; null where the title says all. */
  readonly summary: string | null;
  /** Whether the title or the theme is in English for want of a checked Chinese wording. */
  readonly untranslated: boolean;
}

export interface HeadlinePart {
  readonly text: string;
  readonly is: "lead" | "title" | "joint";
}
