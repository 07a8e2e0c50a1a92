/**
 * The filters that a short sentence asks for, `since 2020` -> `after:2019`; null where it asks anything else.
 * An interval of years begins and ends with whole years.
 */
export function findNarrowing(words: string): string | null {
  const bare = words
    .replaceAll(/[?!.,。？！，]+$/gu, "")
    .replace(LEAD_IN, "")
    .replace(CHINESE_LEAD_IN, "")
    .trim();
  for (const [pattern, toFilter] of NARROWINGS) {
    const match = pattern.exec(bare);
    if (match) return toFilter(Number(match.groups?.["year"]));
  }
  return null;
}

const LEAD_IN =
  /^(?:(?:and|but|please|ok|okay)\s+)?(?:only|just|show(?: me)?)?\s*(?:the ones?|those|articles|results)?\s*/iu;
const CHINESE_LEAD_IN = /^(?:请|那么?)?(?:只看|只要|只显示|只找|显示|换成|用)?/u;

type ToFilter = (year: number) => string;

const NARROWINGS: readonly (readonly [RegExp, ToFilter])[] = [
  [/^(?:since|from)\s+(?<year>\d{4})(?:\s+on(?:wards?)?)?$/iu, (year) => `after:${year - 1}`],
  [/^(?:after|later than)\s+(?<year>\d{4})$/iu, (year) => `after:${year}`],
  [/^(?:before|until|earlier than)\s+(?<year>\d{4})$/iu, (year) => `before:${year}`],
  [/^(?:in|of|from the year)\s+(?<year>\d{4})$/iu, (year) => `year:${year}`],
  [/^in\s+chinese$/iu, () => "lang:zh"],
  [/^in\s+english$/iu, () => "lang:en"],
  [/^(?:the\s+)?(?:newest|latest|most recent)(?:\s+(?:first|ones?))?$/iu, () => "sort:date"],
  [/^(?<year>\d{4})年?(?:以后|以来|之后|起|后)的?$/u, (year) => `after:${year - 1}`],
  [/^(?<year>\d{4})年?(?:以前|之前|前)的?$/u, (year) => `before:${year}`],
  [/^(?<year>\d{4})年的?$/u, (year) => `year:${year}`],
  [/^中文的?$/u, () => "lang:zh"],
  [/^英[文语]的?$/u, () => "lang:en"],
  [/^最新的?$/u, () => "sort:date"],
];
