import type { CivilDate } from "../../dates/civil-date.ts";
import type { Language } from "../../language.ts";
import type { Memberships } from "../../membership/memberships.ts";
import type { Fact } from "../answer.ts";
import type { Query } from "../query/build-query.ts";
import type { EventIndex } from "./event-index.ts";
import { findFacts } from "./find-facts.ts";
import type { SearchIndex } from "../search-index.ts";
import { findOfficeHolders } from "./office-holders.ts";
import { findMembershipFacts } from "./membership-facts.ts";

export interface FactLibrary {
  readonly catalogue: EventIndex;
  readonly memberships: Memberships;
  readonly index: SearchIndex;
}

/** What is known of the asker: the day where they are, and the language in which they ask. */
export interface Asker {
  readonly today: CivilDate;
  readonly language: Language;
}

/** What the lists of members or else the catalogue answer; empty where they know nothing of it. */
export function collectFacts(
  query: Query,
  asker: Asker,
  { catalogue, memberships, index }: FactLibrary,
): readonly Fact[] {
  if (query.isPastedPage) return [];
  const asked = { text: mendSlips(query), ...asker };
  const { dated, undated } = findMembershipFacts(asked, memberships);
  if (dated.length > 0) return dated;
  const holders = findOfficeHolders(asked, catalogue.events, index);
  if (holders.length > 0) return holders;
  const facts = findFacts(asked, catalogue);
  return facts.length > 0 ? facts : undated;
}

/** The question with what was meant in the place of its slips. */
function mendSlips({ text, corrections }: Query): string {
  return corrections.reduce(
    (mended, { written, term, next }) =>
      mended.replace(written, next === null ? term : `${term} ${next}`),
    text,
  );
}
