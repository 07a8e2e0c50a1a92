import type { Article } from "../../article/article.ts";
import type { Problem } from "../../article/problem.ts";
import type { CatalogueEvent } from "../../event/event.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import type { Mention } from "../articles/article-file.ts";
import type { PlacedTerm } from "../glossary-file.ts";

/** Keeps the first of several entries with the same id and reports the others. */
export function removeDuplicates<Thing>(
  things: readonly Thing[],
  placeOf: (thing: Thing) => { readonly id: string; readonly file: string; readonly line: number },
): { readonly kept: readonly Thing[]; readonly problems: readonly Problem[] } {
  const firsts = new Map<string, Thing>();
  const problems: Problem[] = [];
  for (const thing of things) {
    const { id, file, line } = placeOf(thing);
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, thing);
    else {
      const other = placeOf(first);
      const message = `id "${id}" is taken by ${other.file}:${other.line}. Choose another.`;
      problems.push({ file, line, message });
    }
  }
  return { kept: [...firsts.values()], problems };
}

/** Reports articles that name an unknown event. `ids` holds all events, also those left out because of a problem. */
export function checkMentions(mentions: readonly Mention[], ids: ReadonlySet<string>): Problem[] {
  return mentions
    .filter(({ eventId }) => !ids.has(eventId))
    .map(({ eventId, file, line }) => ({
      file,
      line,
      message: `events has ${quote(eventId)}, which is not in the catalogue. ${advice(eventId, ids)}`,
    }));
}

/** Removes from an article the events that are not served. */
export function removeUnknownEvents(article: Article, events: readonly CatalogueEvent[]): Article {
  const ids = new Set(events.map(({ id }) => id));
  return { ...article, events: article.events.filter((id) => ids.has(id)) };
}

/** A merged event must name another event of the catalogue. */
export function checkMerged(
  events: readonly CatalogueEvent[],
  ids: ReadonlySet<string>,
): Problem[] {
  return events.flatMap(({ status, id, file, line }) => {
    if (typeof status === "string") return [];
    if (status.mergedInto === id) {
      return [{ file, line, message: `${id} is merged into itself. Name the other event.` }];
    }
    if (ids.has(status.mergedInto)) return [];
    const message = `${id} is merged into ${quote(status.mergedInto)}, which is not in the catalogue. ${advice(status.mergedInto, ids)}`;
    return [{ file, line, message }];
  });
}

/** Reports a form that two terms share: a search could not decide between them. */
export function checkForms(terms: readonly PlacedTerm[]): Problem[] {
  const owners = new Map<string, PlacedTerm>();
  const problems: Problem[] = [];
  for (const placed of terms) {
    const { term, file, line } = placed;
    for (const form of [...term.en, ...term.zh, ...term.former.map(({ name }) => name)]) {
      const key = form.normalize("NFKC").toLowerCase();
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, placed);
      else {
        const other = owner === placed ? "twice" : `also in ${owner.term.id}, line ${owner.line}`;
        problems.push({
          file,
          line,
          message: `${quote(form)} is in ${term.id} and ${other}. Keep one.`,
        });
      }
    }
  }
  return problems;
}

function advice(id: string, known: Iterable<string>): string {
  const nearest = findNearest(id, known);
  return nearest === null ? "Remove it or add the event." : `Did you mean ${nearest}?`;
}
