/** What kind of words an answer to a question has. */
export interface AnswerKind {
  /** Whether a text has such words. */
  test(text: string): boolean;
}

/** Kinds by the words that ask for them, in English and Chinese; the first that fits decides. */
const YEAR = String.raw`\b(?:1\d{3}|20\d{2})s?\b`;
const MONTH =
  "\\b(?:January|February|March|April|June|July|August|September|October|November|December)\\b";
const NUMBER_WORD =
  "\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third|quarter|both|several|once|twice|every)\\b";
const CHINESE_AMOUNT = "[一二三四五六七八九十百千万亿两半]+[个名次年位种人条家岁米]";

/** Kinds by the words that ask for them, in English and Chinese; the first that fits decides. */
const KINDS: readonly { readonly asks: RegExp; readonly answers: RegExp }[] = [
  {
    asks: /\b(?:what|which) years?\b|哪一?年/iu,
    answers: new RegExp(String.raw`${YEAR}|\d{3,4}\s*年`, "u"),
  },
  {
    asks: /\bwhen\b|\b(?:what|which) (?:date|day|month|century|decade|time|period|era)\b|什么时候|何时|哪一?天|几月|几号|日期|哪个时期/iu,
    answers: new RegExp(String.raw`${YEAR}|${MONTH}|\d+\s*[年月日]|centur(?:y|ies)|世纪|年代`, "u"),
  },
  {
    asks: /\b(?:what|which) (?:percent|percentage|proportion|share|fraction)\b|比例|百分/iu,
    answers:
      /\d ?(?:[%％]|percent|per cent)|\b(?:half|third|quarter|two-thirds|majority)\b|百分之|成/iu,
  },
  {
    asks: /\bhow (?:many|much|long|old|far|tall|high|large|big|fast|deep|wide|heavy|often)\b|\b(?:what|which) (?:number|amount|cost|price|fee)\b|多少|几[个名次年位种人条家]|多[长久大高远快]|人数/iu,
    answers: new RegExp(String.raw`\d|${NUMBER_WORD}|${CHINESE_AMOUNT}`, "iu"),
  },
  {
    asks: /\bwho(?:m|se)?\b|谁|哪位|何人/iu,
    answers:
      /\p{Lu}[\p{L}.'-]+ (?:(?:of|de|von|van|al|ibn|the|la|di) )?\p{Lu}\p{L}+|·|先生|女士|教授|博士/u,
  },
  {
    asks: /\bwhere\b|\b(?:what|which) (?:city|country|state|place|town|region|county|continent|island|river|street|building|university|school|college)\b|哪里|哪儿|何处|何地|哪[个一](?:国|城|省|市|地)/iu,
    answers:
      /\b(?:in|at|from|to|near|of|on|outside|into|across|through) (?:the )?(?:\w+ )?\p{Lu}\p{L}+|[省市县区国州]|位于|在/u,
  },
  {
    asks: /\bwhy\b|\bwhat (?:reason|caused?|motivated|led|made)\b|为什么|为何|原因/iu,
    answers:
      /\b(?:because|due to|since|as a result|so that|in order|owing to|thus|caused|reasons?|therefore|led to|to avoid|result(?:ed|s)?)\b|因|由于|为了/iu,
  },
];

/** What a question asks for, or null where it does not say. */
export function answerKindOf(question: string): AnswerKind | null {
  const kind = KINDS.find(({ asks }) => asks.test(question));
  return kind ? { test: (text) => kind.answers.test(text) } : null;
}
