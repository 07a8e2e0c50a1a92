/** Something and every way to write its name. */
export interface Named<Thing> {
  readonly thing: Thing;
  readonly names: readonly string[];
}

/**
 * Makes a finder of the things that a text names, each once, in the order of their first names there.
 * Of names that overlap the longest counts: Equatorial Guinea names no Guinea, 印度尼西亚 no 印度.
 * Letter case and accents do not count, except for names that are also words.
 */
export function createNameFinder<Thing>(
  entries: readonly Named<Thing>[],
): (text: string) => readonly Thing[] {
  const names = namesByFirstLetter(entries);
  return (text) => {
    const folded = foldText(text);
    const lower = folded.toLowerCase();
    const things = new Set<Thing>();
    let at = 0;
    while (at < lower.length) {
      const name = names.get(lower.charAt(at))?.find((each) => standsAt(each, at, folded, lower));
      if (name !== undefined) things.add(name.thing);
      at += name?.letters.length ?? 1;
    }
    return [...things];
  };
}

interface Name<Thing> {
  readonly letters: string;
  /** Whether capitals have to be capitals. */
  readonly isAsWritten: boolean;
  readonly thing: Thing;
}

/** Of each letter the longest first. */
function namesByFirstLetter<Thing>(
  entries: readonly Named<Thing>[],
): ReadonlyMap<string, readonly Name<Thing>[]> {
  const names = entries
    .flatMap((entry) => entry.names.map((name) => nameOf(name, entry.thing)))
    .toSorted((a, b) => b.letters.length - a.letters.length);
  const byLetter = new Map<string, Name<Thing>[]>();
  for (const name of names) {
    const first = name.letters.charAt(0).toLowerCase();
    const others = byLetter.get(first);
    if (others === undefined) byLetter.set(first, [name]);
    else others.push(name);
  }
  return byLetter;
}

/** Names in capitals that mean something else in small letters: "tell us about the treaty". */
const ONLY_AS_WRITTEN: ReadonlySet<string> = new Set(["US"]);

function nameOf<Thing>(name: string, thing: Thing): Name<Thing> {
  const folded = foldText(name);
  const isAsWritten = ONLY_AS_WRITTEN.has(folded);
  return { letters: isAsWritten ? folded : folded.toLowerCase(), isAsWritten, thing };
}

/** Without accents, with one kind of apostrophe and of space. */
function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll("’", "'")
    .replaceAll(/\s+/gu, " ");
}

function standsAt(
  { letters, isAsWritten }: Name<unknown>,
  at: number,
  folded: string,
  lower: string,
): boolean {
  const end = at + letters.length;
  return (
    (isAsWritten ? folded : lower).startsWith(letters, at) &&
    !isInsideWord(lower, at) &&
    !isInsideWord(lower, end)
  );
}

/** Whether letters of a script with spaces, or digits, are on both sides. */
function isInsideWord(text: string, at: number): boolean {
  return SPACED.test(text.charAt(at - 1)) && SPACED.test(text.charAt(at));
}

const SPACED = /[\p{Script=Latin}\p{N}]/u;
