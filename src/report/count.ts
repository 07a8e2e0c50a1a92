/** How many there are of one sort. */
export interface Count<Name extends string = string> {
  readonly name: Name;
  readonly count: number;
}

/** One row for each name, also where there is none; `namesOf` may give an item several names, or none. */
export function countBy<Item, Name extends string>(
  items: readonly Item[],
  names: readonly Name[],
  namesOf: (item: Item) => readonly Name[],
): Count<Name>[] {
  const counts = new Map<Name, number>(names.map((name) => [name, 0]));
  for (const item of items) {
    for (const name of namesOf(item)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Array.from(counts, ([name, count]) => ({ name, count }));
}
