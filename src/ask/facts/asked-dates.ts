import type { DateBasis } from "../../event/event.ts";

/** What somebody asks of a dated event. */
export interface AskedDates {
  /** Words that say what happened, such as "signed"; null where any date will do. */
  readonly action: Action | null;
  /** It asks for a date, for what comes next, or is the title of something and asks nothing. */
  readonly wants:
    "date" | "theme" | "next" | "last" | "newest" | "title" | "order" | "year" | "none";
  /** Years that it names or means, such as this year's. */
  readonly years: readonly number[];
  /** How long ago. */
  readonly countsYears: boolean;
  /** Whether it is in force, or somebody a member. */
  readonly wantsState: boolean;
}

interface Action {
  readonly words: RegExp;
  /** Other words by which a text says the same. */
  readonly also?: RegExp;
  /** What a date may stand for to answer; the first list that an event has decides. */
  readonly bases: readonly (readonly DateBasis[])[];
}

/** In English and Chinese; the first whose words a question has decides. */
const ACTIONS: readonly Action[] = [
  {
    words:
      /\b(?:join(?:s|ed|ing)?|acced(?:e|es|ed|ing)|accessions?|members?(?:hip)?|part(?:y|ies) to|bound by)\b|加入|成员国?|缔约(?:国|方)?|入世/giu,
    also: /\b(?:in(?:to)? force|deposit\w*|ratif\w+)\b|生效|交存|批准/giu,
    bases: [["in force", "effective"], ["deposited"], ["ratified"]],
  },
  {
    words:
      /\b(?:renam(?:e|ed|ing)|becom(?:e|es)|became|chang(?:e|ed) (?:its|the|their) (?:english |chinese )?name)\b|更名|改名|改称/giu,
    bases: [["renamed"]],
  },
  {
    words:
      /\b(?:(?:ent(?:er|ers|ered|ry)|c[oa]m(?:e|es|ing)|put|go(?:es)?|went) (?:in|into) (?:force|effect)|in force|tak(?:e|es|ing) effect|took effect|effective|valid)\b|(?:开始|起)?(?:生效|施行|实施)/giu,
    bases: [["in force", "effective"], ["provisional"]],
  },
  {
    words:
      /\bsign(?:s|ed|ing|ature|d)?\b|\bconclu(?:de|ded|sion)\b|签署|签订|缔结|簽署|簽訂|締結/giu,
    bases: [["signed"], ["adopted"]],
  },
  {
    words:
      /\b(?:adopt(?:s|ed|ion)?|pass(?:es|ed)?|enact(?:s|ed|ment)?|promulgat(?:e|ed|ion))\b|通过|颁布|公布|通過|頒布/giu,
    bases: [["adopted", "enacted", "promulgated"], ["signed"]],
  },
  {
    words: /\bratif(?:y|ies|ied|ication)\b|批准/giu,
    bases: [["ratified"], ["deposited"]],
  },
  {
    words: /\b(?:grant(?:s|ed)?|issued?)\b|授予|授权|印发/giu,
    bases: [["granted"], ["issued"]],
  },
  {
    words: /\bpublish(?:es|ed)?\b|发布|发表|刊登|發布/giu,
    bases: [["published", "issued", "document dated"]],
  },
  {
    words:
      /\b(?:found(?:s|ed|ation)?|establish(?:es|ed|ment)?|set up|creat(?:e|es|ed|ion)|form(?:ed|ation)?)\b|(?:重新)?(?:成立|设立|建立|创立|创建|组建)|設立|組建/giu,
    also: /\b(?:open\w*|combined|merged|began|launched|renamed|became)\b|挂牌|揭牌|合并|启动|改为/giu,
    bases: [["founded", "established"], ["opened"], ["adopted", "in force", "occurred"]],
  },
  {
    words:
      /\b(?:open(?:s|ed|ing)?|launch(?:es|ed)?|start(?:s|ed)?|begin(?:s)?|beg[au]n|operat(?:e|es|ing|ional|ions?))\b|(?:开始|投入)?(?:运作|运行|营业)|启动|揭牌|挂牌|开始|開始運作|啟動/giu,
    also: /\b(?:found\w*|establish\w*|set up|in(?:to)? force|took effect|signed|since|first)\b|成立|设立|生效|施行|自.*起/giu,
    bases: [
      ["opened"],
      ["founded", "established"],
      ["in force", "effective", "signed"],
      ["occurred"],
    ],
  },
  {
    words: /\b(?:held|hold|tak(?:e|es|ing) place|took place)\b|举行|召开|举办|舉行/giu,
    bases: [["occurred", "observance", "computed", "planned"]],
  },
];

const WANTS_DATE =
  /\bwhen\b|\b(?:what|which|in what|in which) (?:year|date|day|month|time)\b|\bdates?\b|\bhow (?:many years|long) ago\b|\bhow old\b|\bsince when\b|什么时候|什麼時候|何时|何時|哪一?[年天日]|几[年月号]|日期|时间|時間|多少年前|几年前/iu;
const OTHER_QUESTION =
  /\b(?:what|which|who|whom|whose|why|how|where)\b|什么|什麼|谁|为何|如何|怎|哪|几|多少|吗/iu;
const YEARS_AGO = /\bhow (?:many years|long) ago\b|\bhow old\b|多少年前|几年前|多少周年|几周年/iu;
const STATE = /^\s*(?:is|are|has|have|was|does|did)\b|吗\s*[?？]?\s*$|是否|是不是|有没有|有沒有/iu;

/** Reads what a question asks of dates. `thisYear` is that of the day on which it is asked. */
export function readAskedDates(text: string, thisYear: number): AskedDates {
  const action = ACTIONS.find(({ words }) => hasMatch(text, words)) ?? null;
  const wantsState = STATE.test(text) && action !== null;
  return {
    action,
    wants: readWants(text, action !== null && (wantsState || !OTHER_QUESTION.test(text))),
    years: readYears(text, thisYear),
    countsYears: YEARS_AGO.test(text),
    wantsState,
  };
}

function readWants(text: string, isAboutAction: boolean): AskedDates["wants"] {
  if (/\b(?:themes?|slogan|motto)\b|主题|主題|口号|口號/iu.test(text)) return "theme";
  if (YEAR.test(text)) return "year";
  if (ORDER.test(text)) return "order";
  const isOfDates = WANTS_DATE.test(text) || isAboutAction || !OTHER_QUESTION.test(text);
  if (!isOfDates) return "none";
  if (NEXT.test(text)) return "next";
  if (LAST.test(text)) return "last";
  if (NEWEST.test(text)) return "newest";
  return WANTS_DATE.test(text) || isAboutAction ? "date" : "title";
}

/** What happened in a year, whatever it was. */
const YEAR =
  /^\s*what (?:else )?(?:happened|took place|was going on)(?: in ip(?: history)?)? (?:in|during) (?:the year )?\d{4}\s*[?.]*$|^\s*\d{4}年?(?:还)?(?:发生了?(?:什么|哪些)(?:事|大事)?|有(?:什么|哪些)(?:大事|事件)|大事记?)[?？]?$/iu;
const ORDER =
  /\b(?:which|what|who)\b.*\b(?:first|earlier|older|oldest|before)\b.*(?:,|\bor\b)|(?:哪个|哪一个|哪部|谁|何者).*(?:更早|在先|先|早)|(?:更早|在先|先).*(?:还是|還是)/iu;
const NEXT = /\b(?:next|upcoming|coming|following)\b|下一?[届次个屆個]|即将|即將|最近一次将/iu;
const LAST = /\b(?:last|latest|newest|most recent|previous)\b|上一?[届次个屆個]|最近|最新/iu;

/** The new law is the one that was last changed, whether or not it is in force. */
const NEWEST = /\b(?:new|revised|current)\b|新(?:修订|修正|修改)?的?|现行|修订后的?/iu;

/** 2021, this year, 去年 */
function readYears(text: string, thisYear: number): readonly number[] {
  const written = [...text.matchAll(/(?<!\d)(?:1[6-9]|20)\d{2}(?!\d)/g)].map(([year]) =>
    Number(year),
  );
  const meant = RELATIVE_YEARS.filter(([words]) => words.test(text)).map(([, by]) => thisYear + by);
  return [...written, ...meant];
}

const RELATIVE_YEARS: readonly (readonly [words: RegExp, years: number])[] = [
  [/\bthis year(?:['’]s)?\b|今年|本年/iu, 0],
  [/\blast year(?:['’]s)?\b|去年/iu, -1],
  [/\bnext year(?:['’]s)?\b|明年/iu, 1],
  [/前年/iu, -2],
];

/** The words of a question that only say what is asked, each to be left out of what it is about. */
export const ASKING_WORDS =
  /\b(?:(?:what|which|in what|in which) (?:year|date|day|month|time)|when|what|which|who|how|many|long|years?(?:['’]s)?|ago|dates?|exactly|old|theme|themes|slogan|motto|next|upcoming|coming|following|last|latest|newest|most|recent|previous|current|this|earlier|older|before|came|come|happen(?:s|ed)?|fall|falls|tell|give|find|please|still|already|now|yet|today)\b|什么时候|什麼時候|何时|何時|哪一?[年天日]|是什么|是什麼|多少年前|几年前|什么|什麼|日期|时间|時間|主题|主題|口号|口號|请问|吗|是否|哪个|更早|今年|去年|明年|本年|下一?[届次个屆個]|上一?[届次个屆個]|最新|最近|现行|的/giu;

function hasMatch(text: string, words: RegExp): boolean {
  words.lastIndex = 0;
  return words.test(text);
}
