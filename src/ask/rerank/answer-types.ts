const YEAR = String.raw`\b(?:1\d{3}|20\d{2})s?\b`;
const MONTH =
  "\\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b";
const WEEKDAY = "\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b";
const ERA = String.raw`centur(?:y|ies)|世纪|年代|\b\d0s\b`;
const NUMBER = String.raw`(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred|thousand|million|billion|half|third|quarter|both|several|once|twice|single|no|double|triple|couple|few)\b)`;
const LENGTH_OF_TIME =
  "(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur|millisec)";
const LENGTH = "(?:miles?\\b|km\\b|kilomet|met(?:er|re)|feet|foot|inch)";
const CHINESE_AMOUNT = "[一二三四五六七八九十百千万亿两半]+[个名次年位种人条家岁米所座倍]";
/** A capital that begins no sentence. */
const NAME = String.raw`(?<=[\p{Ll},;"'(] ?)(?!${MONTH}|${WEEKDAY})\p{Lu}\p{L}+`;

/** What a question asks for, and what words its answer then has. */
export interface AnswerTypeRow {
  readonly asks: RegExp;
  readonly answers: RegExp;
}

/** In English and Chinese; the first whose asking words a question has decides. */
export const ANSWER_TYPES: readonly AnswerTypeRow[] = [
  {
    asks: /\b(?:what|which) years?\b|哪一?年/iu,
    answers: new RegExp(String.raw`${YEAR}|\d{3,4}\s*年|\b\d{3,4} (?:BC|AD|BCE|CE)\b`, "u"),
  },
  {
    asks: /\b(?:what|which) (?:century|decade|era|period)\b|世纪|年代/iu,
    answers: new RegExp(String.raw`${YEAR}|${ERA}|[Pp]eriod|[Ee]ra\b|Age\b`, "u"),
  },
  {
    asks: /\b(?:what|which) (?:date|day|month)\b|哪一?天|几月|几号|日期/iu,
    answers: new RegExp(String.raw`${MONTH}|\d+\s*[月日]|${WEEKDAY}`, "u"),
  },
  {
    asks: /\bwhen\b|\b(?:what|which) time\b|什么时候|何时|哪个时期|时间/iu,
    answers: new RegExp(
      String.raw`${YEAR}|${MONTH}|\d+\s*[年月日]|${ERA}|\b\d{3,4} (?:BC|AD)`,
      "u",
    ),
  },
  {
    asks: /\bhow (?:long|old)\b|\bwhat age\b|多久|多长时间/iu,
    answers: new RegExp(
      String.raw`${NUMBER}[\s-]*(?:and a half )?(?:\w+ )?(?:${LENGTH_OF_TIME}|${LENGTH})|\bage[ds]? \w+|centur|since|until|[年月天小时]`,
      "iu",
    ),
  },
  {
    asks: /\b(?:what|which) (?:percent|percentage|proportion|share|fraction)\b|\bhow (?:much|many) percent|比例|百分/iu,
    answers:
      /\d ?(?:[%％]|percent|per cent)|\b(?:half|thirds?|quarters?|fourths?|fifths?|majority)\b|百分之|成/iu,
  },
  {
    asks: /\bhow much (?:money|(?:did|does|was|were|is|are)\b.*\b(?:cost|pay|paid|spen[dt]|worth|raise|earn|sell|sold|buy|donat|fund|budget|price|revenue|make|made|receiv|invest|charge))|\b(?:what|which)\b.*\b(?:cost|price|fee|budget|salary|revenue|income)\b/iu,
    answers:
      /[$£€¥₤]|\b(?:dollars?|pounds?|euros?|francs?|marks?|yen|million|billion|cents?|rupees?)\b|[元镑]/iu,
  },
  {
    asks: /\bhow (?:many|much|often|far|tall|high|large|big|fast|deep|wide|heavy|hot|cold)\b|\b(?:what|which) (?:number|amount|rank|size)\b|\bwhat\b.*\b(?:temperature|height|length|width|depth|distance|area|weight|speed|elevation|altitude|diameter|population)\b|多少|几[个名次年位种人条家]|多[长大高远快]|人数/iu,
    answers: new RegExp(`${NUMBER}|${CHINESE_AMOUNT}`, "iu"),
  },
  {
    asks: /\bwho(?:m|se)?\b|\bwhat (?:person|man|woman|king|queen|emperor|president|actor|actress|author|artist|singer|composer|scientist|philosopher|leader|architect|general|director|politician|player|writer|scholar|historian)\b|谁|哪位|何人/iu,
    answers: new RegExp(
      String.raw`\p{Lu}[\p{L}.'-]+ (?:(?:of|de|von|van|al|ibn|the|la|di|bin|y) )?\p{Lu}|${NAME}|·|先生|女士|教授|博士|\b(?:people|women|men|workers|leaders|scientists|students|soldiers)\b`,
      "u",
    ),
  },
  {
    asks: /\bwhat (?:languages?|nationality)\b/iu,
    answers: /\b\p{Lu}\p{L}+(?:ish|ese|an|ic|ch|in|ew|ek|du|di|ski)\b|\bDutch\b|[语文]/u,
  },
  {
    asks: /\bwhat colou?rs?\b|颜色/iu,
    answers:
      /\b(?:red|blue|green|yellow|black|white|orange|purple|pink|brown|gr[ae]y|gold(?:en)?|silver|violet)\b|[红蓝绿黄黑白紫橙灰]/iu,
  },
  {
    asks: /\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|countries|states?|place|town|region|county|continent|island|river|street|building|university|school|college|province|district|neighborhood|area|location|nations?|village|ocean|sea|lake|mountain|airport|park|museum|station|territory|capital)\b|哪里|哪儿|何处|何地|哪[个一](?:国|城|省|市|地)|位于/iu,
    answers:
      /\b(?:in|at|from|to|near|of|on|outside|into|across|through|between) (?:the )?(?:\w+ )?\p{Lu}\p{L}+|[省市县区国州]|位于|在|\p{Lu}\p{L}+, \p{Lu}/u,
  },
  {
    asks: /\bwhy\b|\b(?:what|which) (?:reason|caused?|causes|motivated|led|made|prompted)\b|为什么|为何|原因/iu,
    answers:
      /\b(?:because|due to|since|as a result|so that|in order|owing to|thus|caused?|reasons?|therefore|led to|result(?:ed|s)?|for|to \w+|allow\w*|prevent\w*|concern\w*|fear\w*)\b|因|由于|为了/iu,
  },
  {
    asks: /\b(?:what|which) (?:organi[sz]ation|company|companies|agency|group|party|team|band|church|club|institution|department|corporation|firm|network|newspaper|magazine|army|league|religion|denomination|act|law|treaty|war|battle|event|award|book|album|song|film|movie|show|game|title|dynasty)\b|\bwhat (?:was|is) the (?:name|title)\b/iu,
    answers: new RegExp(String.raw`${NAME}|["“《]|\b\p{Lu}{2,}\b`, "u"),
  },
  {
    asks: /^\s*what(?:'s| is| are| was| were) (?:(?:an?|the) )?[\w&-]+(?: [\w&-]+){0,3}(?<! (?:about|by|for|from|in|of|on|to|with))\s*\??\s*$|什么是|是什么/iu,
    answers: /\b(?:is|are|was|were|means?|refers?|stands for)\b|[是指]/u,
  },
  {
    asks: /\bhow (?:did|do|does|was|were|is|are|can|could|would|has|have)\b|如何|怎么|怎样/iu,
    answers: /\b(?:by|through|via|using|with|as|used|from)\b|通过|[以用由]/iu,
  },
];
