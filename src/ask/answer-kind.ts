/** What kind of words an answer to a question has. */
export interface AnswerKind {
  /** Whether a text has such words. */
  test(text: string): boolean;
}

/** Kinds by the words that ask for them, in English and Chinese; the first that fits decides. */
const KINDS: readonly { readonly asks: RegExp; readonly answers: RegExp }[] = [
  {
    asks: /\b(?:when|what (?:year|date|day|month|century|decade)|which (?:year|day|month)|in what year)\b|什么时候|何时|哪一?年|哪一?天|几月|几号|日期|哪个时期/iu,
    answers:
      /\b(?:1\d{3}|20\d{2})\b|\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:January|February|March|April|June|July|August|September|October|November|December) \d|\d+\s*[年月日]|century|世纪|年代/u,
  },
  {
    asks: /\bhow (?:many|much|long|far|old|large|big|tall|high|often|fast)\b|\bwhat (?:percent|percentage|number|proportion|share|amount)\b|多少|几[个名次年位种人条家]|多[长久大高远]|比例|人数/iu,
    answers:
      /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third|quarter)\b|[一二三四五六七八九十百千万亿两半]+[个名次年位种人条家岁米]/iu,
  },
  {
    asks: /\bwho(?:m|se)?\b|谁|哪位|何人/iu,
    answers: /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|·|先生|女士|教授|博士/u,
  },
];

/** What a question asks for, or null where it does not say. */
export function answerKindOf(question: string): AnswerKind | null {
  const kind = KINDS.find(({ asks }) => asks.test(question));
  return kind ? { test: (text) => kind.answers.test(text) } : null;
}
