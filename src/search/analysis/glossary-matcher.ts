import { toNameTerm, type GlossaryTerm } from "../../ask/glossary.ts";
import type { Token } from "../../ask/search-index.ts";

/** A word or character with its term, before names and pairs are looked for. */
export interface Unit extends Token {
  readonly kind: "word" | "character";
}

/** A term of the glossary found in a text, up to a UTF-16 offset. */
interface Name {
  readonly term: string;
  readonly end: number;
}

export interface GlossaryMatcher {
  /** The names by the position of their first word, or null if there are none; the longest wins, and none overlap. */
  find(text: string, units: readonly Unit[]): ReadonlyMap<number, Name> | null;
}

/** A node of the trie of a glossary's forms, word by word. */
interface TrieNode {
  readonly next: Map<string, TrieNode>;
  /** The name that ends here, if any. */
  leaf: Leaf | null;
}

interface Leaf {
  readonly term: string;
  /** Written in capitals: `TRIPS` is found in a text's TRIPS and not in its trips. */
  readonly capitals: boolean;
}

/** Finds every form of the glossary's terms, former names included. */
export function createGlossaryMatcher(
  glossary: readonly GlossaryTerm[],
  unitsOf: (text: string) => readonly Unit[],
): GlossaryMatcher {
  const root: TrieNode = { next: new Map(), leaf: null };
  for (const entry of glossary) {
    for (const form of [...entry.en, ...entry.zh, ...entry.former.map((past) => past.name)]) {
      insert(root, unitsOf(form), { term: toNameTerm(entry.id), capitals: isInCapitals(form) });
    }
  }
  return { find: (text, units) => findAll(root, text, units) };
}

function insert(root: TrieNode, units: readonly Unit[], leaf: Leaf): void {
  let node = root;
  for (const { term } of units) {
    const next: TrieNode = node.next.get(term) ?? { next: new Map(), leaf: null };
    node.next.set(term, next);
    node = next;
  }
  // The first entry keeps a form that two claim, and a form in small letters wins over one in capitals.
  if (units.length > 0 && (!node.leaf || node.leaf.capitals)) node.leaf = leaf;
}

function findAll(
  root: TrieNode,
  text: string,
  units: readonly Unit[],
): ReadonlyMap<number, Name> | null {
  if (root.next.size === 0) return null;
  const found = new Map<number, Name>();
  // Somebody who types no capitals at all may mean WIPO by `wipo`; an article that says `trips` does not mean TRIPS.
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
  root: TrieNode,
  units: readonly Unit[],
  start: number,
  mayBeAbbreviation: (unit: Unit) => boolean,
): { readonly term: string; readonly length: number } | null {
  let longest: { term: string; length: number } | null = null;
  let node: TrieNode | undefined = root;
  for (let length = 1; ; length += 1) {
    const unit = units[start + length - 1];
    node = unit && node.next.get(unit.term);
    if (!unit || !node) return longest;
    const { leaf } = node;
    if (!leaf || (leaf.capitals && !mayBeAbbreviation(unit))) continue;
    longest = { term: leaf.term, length };
  }
}

function isInCapitals(form: string): boolean {
  return /^\p{Lu}[\p{Lu}.]+$/u.test(form);
}
