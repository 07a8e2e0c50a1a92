import { toNameTerm, type GlossaryTerm } from "../../ask/glossary.ts";
import type { Token } from "../../ask/search-index.ts";

/** A word or character with its term, before names and pairs are looked for. */
export interface Unit extends Token {
  readonly kind: "word" | "character";
}

/** A term of the glossary in a text; `end` is its UTF-16 offset. */
interface Name {
  readonly term: string;
  readonly end: number;
}

export interface NameFinder {
  /** The names by the position of their first word, or null without any; the longest wins, none overlap. */
  find(text: string, units: readonly Unit[]): ReadonlyMap<number, Name> | null;
}

/** A glossary's forms, word by word. */
interface Branch {
  readonly next: Map<string, Branch>;
  /** The name that ends here, if any. */
  leaf: Leaf | null;
}

interface Leaf {
  readonly term: string;
  /** Written in capitals: `TRIPS` is found in a text's TRIPS and not in its trips. */
  readonly capitals: boolean;
}

/** Finds every form of the glossary's terms, former names included. */
export function nameFinder(
  glossary: readonly GlossaryTerm[],
  unitsOf: (text: string) => readonly Unit[],
): NameFinder {
  const root: Branch = { next: new Map(), leaf: null };
  for (const entry of glossary) {
    for (const form of [...entry.en, ...entry.zh, ...entry.former.map((past) => past.name)]) {
      plant(root, unitsOf(form), { term: toNameTerm(entry.id), capitals: isInCapitals(form) });
    }
  }
  return { find: (text, units) => findAll(root, text, units) };
}

function plant(root: Branch, units: readonly Unit[], leaf: Leaf): void {
  let branch = root;
  for (const { term } of units) {
    const next: Branch = branch.next.get(term) ?? { next: new Map(), leaf: null };
    branch.next.set(term, next);
    branch = next;
  }
  // The first entry keeps a form that two claim, and small letters win over capitals.
  if (units.length > 0 && (!branch.leaf || branch.leaf.capitals)) branch.leaf = leaf;
}

function findAll(
  root: Branch,
  text: string,
  units: readonly Unit[],
): ReadonlyMap<number, Name> | null {
  if (root.next.size === 0) return null;
  const found = new Map<number, Name>();
  // Somebody who types no capitals at all means WIPO by wipo; an article that says trips does not mean TRIPS.
  const anyCase = !CAPITAL.test(text);
  let at = 0;
  while (at < units.length) {
    const name = longestAt(
      root,
      units,
      at,
      (unit) => anyCase || isInCapitals(text.slice(unit.start, unit.end)),
    );
    if (name) found.set(at, { term: name.term, end: units[at + name.length - 1]?.end ?? 0 });
    at += name?.length ?? 1;
  }
  return found;
}

const CAPITAL = /\p{Lu}/u;

function longestAt(
  root: Branch,
  units: readonly Unit[],
  start: number,
  mayBeAbbreviation: (unit: Unit) => boolean,
): { readonly term: string; readonly length: number } | null {
  let longest: { term: string; length: number } | null = null;
  let branch: Branch | undefined = root;
  for (let length = 1; ; length += 1) {
    const unit = units[start + length - 1];
    branch = unit && branch.next.get(unit.term);
    if (!unit || !branch) return longest;
    const { leaf } = branch;
    if (!leaf || (leaf.capitals && !mayBeAbbreviation(unit))) continue;
    longest = { term: leaf.term, length };
  }
}

function isInCapitals(form: string): boolean {
  return /^\p{Lu}[\p{Lu}.]+$/u.test(form);
}
