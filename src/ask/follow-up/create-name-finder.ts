import type { Memberships } from "../../membership/memberships.ts";
import { isDateTerm } from "../query/date-terms.ts";
import type { SearchIndex } from "../search-index.ts";
import type { NameFinder, NameSpan } from "./subject.ts";

/** The names of the glossary, and those of countries. */
export function createNameFinder(
  index: Pick<SearchIndex, "analyse">,
  { countriesIn }: Pick<Memberships, "countriesIn">,
): NameFinder {
  return {
    namesIn(text) {
      const places = findPlaces(text, countriesIn);
      const named = index
        .analyse(text)
        .filter(({ kind, term }) => kind === "name" && !isDateTerm(term))
        .map(({ start, end }): NameSpan => ({ start, end, isPlace: false }))
        .filter(
          ({ start, end }) => !places.some((place) => place.start < end && start < place.end),
        );
      return [...places, ...named].toSorted((one, other) => one.start - other.start);
    },
  };
}

/** The longest name of a country, "Saint Vincent and the Grenadines", has 32 letters. */
const PLACE_LETTERS_MAX = 40;

type CountriesIn = (text: string) => readonly string[];

/** From each beginning of a word the shortest stretch that names a country which the rest of it does not name. */
function findPlaces(text: string, countriesIn: CountriesIn): readonly NameSpan[] {
  const places: NameSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const end = BEGINNING.test(text.slice(Math.max(0, at - 1), at + 1))
      ? endOfPlace(text, at, countriesIn)
      : null;
    if (end !== null) places.push({ start: at, end, isPlace: true });
    at = end ?? at + 1;
  }
  return places;
}

/** A letter after something that is none; each Chinese character begins a word. */
const BEGINNING = /^(?:[^\p{L}]?\p{L}|\p{L}\p{Script=Han}|\p{Script=Han}\p{L})$/u;

function endOfPlace(text: string, start: number, countriesIn: CountriesIn): number | null {
  const [country] = countriesIn(text.slice(start, start + PLACE_LETTERS_MAX));
  if (country === undefined) return null;
  const last = Math.min(text.length, start + PLACE_LETTERS_MAX);
  for (let end = start + 2; end <= last; end++) {
    if (countriesIn(text.slice(start, end))[0] !== country) continue;
    return countriesIn(text.slice(start + 1, end)).includes(country) ? null : end;
  }
  return null;
}
