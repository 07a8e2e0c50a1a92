/** A name in a text, by its UTF-16 offsets; `end` is exclusive. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  /** A country or another place: what a question asks of, more often than what it is about. */
  readonly isPlace: boolean;
}

/** Knows the names of the field. */
export interface NameFinder {
  /** In reading order. */
  namesIn(text: string): readonly NameSpan[];
}

/** What a question is about, in its own words: its last name that is no place, or its last noun phrase; null for none. */
export function findSubject(question: string, names: NameFinder): string | null {
  const plain = withoutFilters(question);
  const spans = names.namesIn(plain);
  const named = spans.filter(({ isPlace }) => !isPlace).at(-1) ?? spans.at(-1);
  if (named) return plain.slice(named.start, named.end);
  return lastNounPhrase(plain);
}

/** The question with its place replaced by another one, or its subject by another subject; null where it has neither. */
export function replacePlace(question: string, other: string, names: NameFinder): string | null {
  const isPlace = names.namesIn(other).some((name) => name.isPlace);
  const replaced = names
    .namesIn(question)
    .filter((name) => name.isPlace === isPlace)
    .at(-1);
  if (!replaced) return null;
  const before = question.slice(0, replaced.start);
  const own = /^(?:the|an?)\s/iu.test(other) ? before.replace(/(?:the|an?)\s+$/iu, "") : before;
  return `${own}${other}${question.slice(replaced.end)}`;
}

function withoutFilters(question: string): string {
  return question.replaceAll(/(?<!\S)(?:after|before|year|lang|sort):\S+/g, "").trim();
}

/** `who presided over the 2021 forum` -> `the 2021 forum`; of a Chinese question, what it does not ask with. */
function lastNounPhrase(question: string): string | null {
  const english = /.*\b(?<phrase>(?:the|an?)\s+[^?!.,;]{2,60})/iu.exec(question)?.groups?.[
    "phrase"
  ];
  if (english) return english.trim();
  const chinese = /(?<phrase>\p{Script=Han}[\p{Script=Han}\d《》]{1,30})/u.exec(
    question.replaceAll(CHINESE_ASKING, ""),
  )?.groups?.["phrase"];
  return chinese ?? null;
}

const CHINESE_ASKING =
  /什么是|是什么|什么时候|什么|何时|何地|谁|哪[一个年天里]*|怎么|如何|为什么|多少|吗|呢|了|的|主持|举行|举办|签署|生效|加入|成立|是|在/gu;
