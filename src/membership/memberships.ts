import type { Language } from "../language.ts";
import { COUNTRY_CODES, type Country } from "./country.ts";
import { createNameFinder, type Named } from "./find-names.ts";
import type { Basis, NonMember, Treaty, TreatyMember } from "./treaty.ts";

/** What is known of one country and one treaty. */
export type Membership =
  | { readonly state: "member"; readonly member: TreatyMember }
  /** A page says so, or a list of everybody lacks it. */
  | { readonly state: "not-member"; readonly basis: Basis }
  /** No page says either. */
  | { readonly state: "unknown" };

/** The members of treaties, and the names by which people ask for both. */
export interface Memberships {
  readonly treaties: readonly Treaty[];
  /** The treaties that a text names, in its order. Simplified and traditional Chinese as far as names are listed. */
  treatiesIn(text: string): readonly Treaty[];
  /** The codes of the states, territories and organizations that a text names, in its order. */
  countriesIn(text: string): readonly string[];
  /** The name of a code in the language of the answer. */
  nameOf(code: string, language: Language): string;
  find(treaty: Treaty, code: string): Membership;
}

export function createMemberships(
  treaties: readonly Treaty[],
  countries: readonly Country[],
): Memberships {
  const own = new Map(countries.map((country) => [country.code, country]));
  const codes = new Set([...COUNTRY_CODES, ...own.keys()]);
  const named = Array.from(codes, (code) => ({ thing: code, names: namesOf(code, own.get(code)) }));
  const findCodes = createNameFinder([...named, { thing: null, names: OTHER_PLACES }]);
  return {
    treaties,
    treatiesIn: createNameFinder(treaties.map(namedTreaty)),
    countriesIn: (text) => findCodes(text).filter((code) => code !== null),
    nameOf: (code, language) =>
      own.get(code)?.name?.[language] ??
      (language === "en" ? own.get(code)?.name?.en : undefined) ??
      LANGUAGE_NAMES[language].of(code) ??
      code,
    find: findMembership,
  };
}

/** Never guesses: an incomplete list says nothing about those it lacks. */
function findMembership(treaty: Treaty, code: string): Membership {
  const member = treaty.members.find((each) => each.code === code);
  if (member !== undefined) return { state: "member", member };
  const basis: NonMember | Treaty | undefined =
    treaty.nonMembers.find((each) => each.code === code) ??
    (treaty.isComplete ? treaty : undefined);
  if (basis === undefined) return { state: "unknown" };
  return { state: "not-member", basis: { asOf: basis.asOf, sources: basis.sources } };
}

/** The runtime's name for a country. */
const LANGUAGE_NAMES: Readonly<Record<Language, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames("en", { type: "region" }),
  zh: new Intl.DisplayNames("zh-Hans", { type: "region" }),
};

/** Places whose names hold the name of a country. */
const OTHER_PLACES: readonly string[] = [
  "North America",
  "South America",
  "Central America",
  "Latin America",
  "New Jersey",
  "New Mexico",
  "新泽西",
  "新墨西哥",
];

/** Traditional characters are matched too. */
const TRADITIONAL_NAMES = new Intl.DisplayNames("zh-Hant", { type: "region" });

function namedTreaty(treaty: Treaty): Named<Treaty> {
  const { title, names } = treaty;
  const zh = title.zh === null ? [] : [title.zh.replaceAll(/[《》]/g, "")];
  return { thing: treaty, names: [title.en, ...zh, ...names.en, ...names.zh] };
}

function namesOf(code: string, country: Country | undefined): string[] {
  // Where a language has no name for a code, it gives the code itself.
  const displayed = [...Object.values(LANGUAGE_NAMES), TRADITIONAL_NAMES].flatMap((names) => {
    const name = names.of(code) ?? code;
    return name === code ? [] : spellingsOf(name);
  });
  const name = country?.name ?? null;
  return [
    ...displayed,
    ...[name?.en, name?.zh].flatMap((each) => each ?? []),
    ...(country?.en ?? []),
    ...(country?.zh ?? []),
  ];
}

/** The lists of languages abbreviate: "St. Kitts & Nevis". */
function spellingsOf(name: string): string[] {
  const written = name.replace("&", "and").replace(/^St\./, "Saint");
  return written === name ? [name] : [name, written];
}
