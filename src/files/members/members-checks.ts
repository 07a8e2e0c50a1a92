import type { Problem } from "../../article/problem.ts";
import type { Names, Treaty } from "../../membership/treaty.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";

/** Reports treaties that name an unknown event. `ids` holds all events, also those left out because of a problem. */
export function checkTreatyEvents(
  treaties: readonly Treaty[],
  ids: ReadonlySet<string>,
): Problem[] {
  return treaties.flatMap(({ event, file, line }) => {
    if (event === null || ids.has(event)) return [];
    const nearest = findNearest(event, ids);
    const advice = nearest === null ? "Remove it or add the event." : `Did you mean ${nearest}?`;
    const message = `event is ${quote(event)}, which is not in the catalogue. ${advice}`;
    return [{ file, line, message }];
  });
}

export function removeUnknownEvent(treaty: Treaty, ids: ReadonlySet<string>): Treaty {
  return treaty.event === null || ids.has(treaty.event) ? treaty : { ...treaty, event: null };
}

interface NamedThing {
  readonly id: string;
  readonly names: Names;
  readonly file: string;
  readonly line: number;
}

/** Reports a name that two things share: a question could not decide between them. */
export function checkNames(things: readonly NamedThing[]): Problem[] {
  const owners = new Map<string, NamedThing>();
  const problems: Problem[] = [];
  for (const thing of things) {
    for (const name of [...thing.names.en, ...thing.names.zh]) {
      const key = name.normalize("NFKC").toLowerCase();
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, thing);
      else {
        const other = owner === thing ? "twice" : `also in ${owner.id}, ${owner.file}`;
        const message = `${quote(name)} is in ${thing.id} and ${other}. Keep one.`;
        problems.push({ file: thing.file, line: thing.line, message });
      }
    }
  }
  return problems;
}
