import type { Language } from "../../language.ts";
import type { Membership, Memberships } from "../../membership/memberships.ts";
import type { Since, Treaty } from "../../membership/treaty.ts";
import { wordEnglishDate } from "../../event/english-wording.ts";
import { wordChineseDate } from "../../event/chinese-wording.ts";
import type { CivilDate } from "../../dates/civil-date.ts";
import type { Fact } from "../answer.ts";

/** Asks who is bound by a treaty, or since when. */
const ASKS =
  /\b(?:join(?:s|ed|ing)?|acced(?:e|es|ed|ing)|accessions?|becom(?:e|es|ing)|became|members?(?:hip)?|part(?:y|ies)|bound|ratif\w+|sign(?:s|ed)?|contracting|in force|enter(?:ed)?|belongs?|adher\w+|effect(?:ive)?|appl(?:y|ies|ied)|binds?|binding)\b|加入|成员|成員|缔约|締約|批准|签署|簽署|生效|参加|參加/iu;
/** More names than this make a list, not a question about somebody. */
const COUNTRIES_MAX = 4;

interface AskedMembership {
  readonly text: string;
  readonly today: CivilDate;
  readonly language: Language;
}

/** What the lists of members say of each country and treaty that a question names. */
export interface MembershipFacts {
  /** Since when somebody is a member, or that somebody is none. */
  readonly dated: readonly Fact[];
  /** That somebody is a member; no page says since when. */
  readonly undated: readonly Fact[];
}

const NONE: MembershipFacts = { dated: [], undated: [] };

/** Empty where the lists say nothing. */
export function findMembershipFacts(
  { text, today, language }: AskedMembership,
  memberships: Memberships,
): MembershipFacts {
  if (ASKS_COUNT.test(text))
    return { dated: countMembers({ text, language }, memberships), undated: [] };
  if (!ASKS.test(text)) return NONE;
  const countries = memberships.countriesIn(text);
  if (countries.length > COUNTRIES_MAX) return NONE;
  const known = memberships.treatiesIn(text).flatMap((treaty) =>
    countries.flatMap((code) => {
      const membership = memberships.find(treaty, code);
      if (membership.state === "unknown") return [];
      const name = memberships.nameOf(code, language);
      const said = WORDING[language](name, treaty, { membership, today });
      const isUndated = membership.state === "member" && membership.member.since === null;
      return [{ fact: factOf(said, membership), isUndated }];
    }),
  );
  return {
    dated: known.filter(({ isUndated }) => !isUndated).map(({ fact }) => fact),
    undated: known.filter(({ isUndated }) => isUndated).map(({ fact }) => fact),
  };
}

const ASKS_COUNT =
  /\bhow many (?:\w+ )?(?:members?|countries|states|part(?:y|ies)|nations)\b|\bnumber of (?:\w+ )?(?:members?|countries|states|part(?:y|ies))\b|多少个?(?:成员|成員|国家|國家|缔约|締約|会员)|几个(?:成员|国家)|(?:成员|缔约)[国方]?(?:有|数)?多少/iu;

/** What a source counts, where one does; a list that was not seen whole is not counted here. */
function countMembers(
  { text, language }: Pick<AskedMembership, "text" | "language">,
  memberships: Memberships,
): readonly Fact[] {
  const [treaty, ...others] = memberships.treatiesIn(text);
  if (treaty === undefined || others.length > 0 || treaty.count === null) return [];
  const { title, count, sources, asOf } = treaty;
  const said =
    language === "zh" ? `${title.zh ?? title.en}：${count}个成员` : `${title.en}: ${count} members`;
  return [{ text: said, sources, asOf }];
}

type KnownMembership = Exclude<Membership, { state: "unknown" }>;

function factOf(text: string, membership: KnownMembership): Fact {
  const { asOf, sources } = membership.state === "member" ? membership.member : membership.basis;
  return { text, sources, asOf };
}

interface Known {
  readonly membership: KnownMembership;
  readonly today: CivilDate;
}

const WORDING: Readonly<Record<Language, (name: string, treaty: Treaty, known: Known) => string>> =
  {
    en(name, { title }, { membership, today }) {
      if (membership.state === "not-member") return `${name} is not a member of: ${title.en}`;
      const { since } = membership.member;
      return since === null
        ? `${name} is a member of: ${title.en}; the almanac does not know since when`
        : `${name}: ${title.en}, ${wordEnglishDate(inForce(since), today)}`;
    },
    zh(name, { title }, { membership, today }) {
      const treaty = title.zh ?? title.en;
      if (membership.state === "not-member") return `${name}不是${treaty}的成员`;
      const { since } = membership.member;
      return since === null
        ? `${name}是${treaty}的成员，年鉴不知道始于何时`
        : `${name}：${treaty}，${wordChineseDate(inForce(since), today)}`;
    },
  };

function inForce(since: Since) {
  return { ...since, basis: "in force", until: null } as const;
}
