import type { CivilDate, DayRange } from "../../dates/civil-date.ts";
import { readDayRange } from "../../event/day-range.ts";

/** Asks what happened or is remembered on days, and of nothing else. */
const ASKS =
  /^(?:(?:what|which|any|are there any|tell me|show me|list|is there)\b.*\b(?:happen(?:s|ed|ing)?|anniversar(?:y|ies)|events?|days?|remember(?:ed)?|commemorat\w*|observances?|celebrat\w*|special)\b.*|(?:upcoming|coming|next|today['’]?s|this \w+['’]?s)\s+(?:ip\s+)?(?:anniversar(?:y|ies)|events|observances)|(?:what(?:['’]s| is) )?(?:on|special)? ?today)\s*[?.!]*$/iu;
const ASKS_IN_CHINESE =
  /(?:什么|什麼|哪些|何).*(?:纪念日|紀念日|周年|大事|节日|節日|日子|事件|活动)|(?:纪念日|紀念日|周年|大事).*(?:有哪些|有什么|是什么)|发生(?:了|过)?(?:什么|哪些)|历史上的今天|歷史上的今天|^(?:即将到来的|近期的?|最近的?)(?:纪念日|周年纪念?日?)/u;
/** Anything that narrows the question to a subject. */
const SUBJECT =
  /\b(?:in|of|for)\b\s+(?!(?:ip|intellectual property|history|the history|this|next|the next|today|january|february|march|april|may|june|july|august|september|october|november|december|\d)\b)/iu;

/** English and Chinese words for days, and the command's own word for each. */
const DAYS: readonly (readonly [written: RegExp, command: string])[] = [
  [/\bday after tomorrow\b|后天/iu, "day after tomorrow"],
  [/\btomorrow\b|明天|明日/iu, "tomorrow"],
  [/\byesterday\b|昨天|昨日/iu, "yesterday"],
  [/\btoday(?:['’]s)?\b|今天|今日/iu, "today"],
  [/\bthis week(?:['’]s)?\b|本周|这周|這週|本週/iu, "this week"],
  [/\bnext week(?:['’]s)?\b|下周|下週/iu, "next week"],
  [/\bthis month(?:['’]s)?\b|本月|这个月|這個月/iu, "this month"],
  [/\bnext month(?:['’]s)?\b|下个月|下個月|下月/iu, "next month"],
  [
    /\bupcoming\b|\bcoming\b|\bcome(?:s)? (?:up|next)\b|\bnext\b|即将|即將|近期|最近|接下来/iu,
    "next 30 days",
  ],
];

/** The days that a question asks about; null where it asks something else. */
export function readAskedDays(text: string, today: CivilDate): DayRange | null {
  const asked = text.trim();
  if (!ASKS.test(asked) && !ASKS_IN_CHINESE.test(asked)) return null;
  if (SUBJECT.test(asked)) return null;
  const days = DAYS.find(([written]) => written.test(asked));
  if (days === undefined) return null;
  const reading = readDayRange(days[1], today);
  return "range" in reading ? reading.range : null;
}
