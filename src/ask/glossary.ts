/** A term of the field and every way to write it. All forms find each other. */
export interface GlossaryTerm {
  readonly id: string;
  /** Preferred forms first: full names, abbreviations, spellings. */
  readonly en: readonly string[];
  readonly zh: readonly string[];
  /** Names of another time; a search for one also says what the thing is called today. */
  readonly former: readonly FormerName[];
  readonly note: string | null;
}

export interface FormerName {
  readonly name: string;
  /** Year or civil date until which the name was used, as the editors know it. */
  readonly until: string;
}

/** The term under which every form of a glossary's entry is indexed; no word can begin with `#`. */
export function toNameTerm(id: string): string {
  return `#${id}`;
}

/** Whether its preferred form is written with capitals: a treaty or a body, not a subject such as trademarks. */
export function isProperName({ en, zh }: GlossaryTerm): boolean {
  const [form] = en;
  if (form === undefined) return zh.length > 0;
  return (
    form !== "IP" &&
    form.split(/[\s-]+/u).every((word) => SMALL_WORD.test(word) || /^[\p{Lu}\d(]/u.test(word))
  );
}

const SMALL_WORD = /^(?:of|the|on|for|and|in|to|with|by|its|at)$/u;
