import type { SearchIndex } from "../search-index.ts";
import type { SynonymGroup } from "../synonyms.ts";

/** Which terms of the index stand for one another. */
export interface SynonymTable {
  readonly synonymsOf: (term: string) => ReadonlySet<string>;
}

/** Analyses the words of the groups when the first of them is asked for. */
export function createSynonymTable(
  groups: readonly SynonymGroup[],
  index: SearchIndex,
): SynonymTable {
  let table: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  return {
    synonymsOf(term) {
      table ??= compileGroups(groups, index);
      return table.get(term) ?? NONE;
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

function compileGroups(
  groups: readonly SynonymGroup[],
  index: SearchIndex,
): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  for (const group of groups) {
    const [word] = termsOf(group.word, index);
    for (const synonym of group.synonyms.flatMap((each) => termsOf(each, index))) {
      if (word === undefined || synonym === word) continue;
      addSynonym(table, word, synonym);
      addSynonym(table, synonym, word);
    }
  }
  return table;
}

function termsOf(word: string, index: SearchIndex): readonly string[] {
  return index
    .analyse(word)
    .filter(({ kind }) => kind === "word")
    .map(({ term }) => term);
}

function addSynonym(table: Map<string, Set<string>>, term: string, other: string): void {
  const synonyms = table.get(term);
  if (synonyms) synonyms.add(other);
  else table.set(term, new Set([other]));
}
