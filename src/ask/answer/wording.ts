import { formatChineseDate } from "../../dates/chinese-date-words.ts";
import { readCivilDate, type CivilDate } from "../../dates/civil-date.ts";
import { formatLongDate } from "../../dates/date-words.ts";
import { detectLanguage, type Language } from "../../language.ts";

/** A sentence around a part that is shown emphasised: what stands before it and after it. */
export type Around = readonly [before: string, after: string];

/** What an answer says beside the articles' own words. */
export interface AnswerWording {
  /** Null where no date of publication is known. */
  readonly published: (date: CivilDate | null) => string;
  /** Before the pages that state what an excerpt says, with its colon. */
  readonly source: string;
  /** Between several pages, and after the last that is shown. */
  readonly semicolon: string;
  readonly andMore: (count: number) => string;
  /** After the source of a list: the day of the list. */
  readonly asOf: (date: CivilDate) => string;
  /** What the question names, and what comes nearest does not. */
  readonly missing: (names: readonly string[]) => string;
  /** At least one number, counted from 1. */
  readonly passages: (ordinals: readonly number[]) => string;
  /** The article is in that language, and the question is not. */
  readonly inLanguage: Readonly<Record<Language, string>>;
  readonly matched: (articles: number) => string;
  /** The second page and further ones. */
  readonly page: (first: number, last: number, articles: number) => string;
  /** Labels, with their colon. */
  readonly also: string;
  readonly nearest: string;
  /** Before articles that answer, but that the question's filters leave out. */
  readonly outsideFilters: string;
  /** What was taken from the question before. */
  readonly about: (about: string) => string;
  /** Around what a question points at without saying it. */
  readonly unclear: Around;
  /** The words in quotation marks stand nowhere so. */
  readonly notWordForWord: (written: string) => string;
  /** Around the word that was looked for in the place of a written one. */
  readonly corrected: (written: string) => Around;
  /** `until` is a civil date or a year. */
  readonly formerName: (former: string, today: string, until: string) => string;
  /** Around the question. */
  readonly notFound: (articles: number) => Around;
  /** Around several terms, and between them. */
  readonly didYouMean: Around;
  readonly or: string;
  /** Where there is nothing near; the part around which it stands is a command. */
  readonly tryOther: Around;
  /** After the count of matches, in a thread. */
  readonly listedAlone: string;
  readonly tooLong: string;
  /** Around the question, after the name of who shares. */
  readonly shared: Around;
  readonly sharedDone: string;
  readonly buttons: Readonly<Record<"readOn" | "share" | "previous" | "next", string>>;
}

/** In the language of the question. */
export function chooseWording(question: string): AnswerWording {
  return WORDS[detectLanguage(question)];
}

const ENGLISH: AnswerWording = {
  published: (date) => (date === null ? "undated" : formatLongDate(date)),
  source: "Source: ",
  semicolon: "; ",
  andMore: (count) => `; and ${count} more`,
  asOf: (date) => `, as of ${formatLongDate(date)}`,
  missing: (names) => `What comes nearest says nothing about ${names.join(" or ")}.`,
  passages: (ordinals) =>
    ordinals.length === 1
      ? `passage ${ordinals.join()}`
      : `passages ${ordinals.slice(0, -1).join(", ")} and ${ordinals.at(-1)}`,
  inLanguage: { en: "in English", zh: "in Chinese" },
  matched: (articles) => (articles === 1 ? "1 article matches." : `${articles} articles match.`),
  page: (first, last, articles) =>
    first === last
      ? `Result ${first} of ${articles}.`
      : `Results ${first} to ${last} of ${articles}.`,
  also: "Also: ",
  nearest: "Nearest: ",
  outsideFilters: "Your filters leave these out, which do answer: ",
  about: (about) => `About "${about}", from the question before.`,
  unclear: [
    'I do not know what "',
    '" means here: no question before it says. Please ask with the name.',
  ],
  notWordForWord: (written) =>
    `No article says "${written}" word for word; here is what its words find.`,
  corrected: (written) => ["Showing results for ", ` (you wrote "${written}").`],
  formerName: (former, today, until) =>
    `${former} was ${today}'s name until ${dateOrYear(until, formatLongDate, "")}; both are searched.`,
  notFound: (articles) => [
    `Nothing in the almanac's ${COUNT.format(articles)} article${articles === 1 ? "" : "s"} answers "`,
    '".',
  ],
  didYouMean: ["Did you mean ", "?"],
  or: " or ",
  tryOther: ["Try other words; ", " has examples."],
  listedAlone: " /ip lists them for you alone.",
  tooLong: "The question is too long for further pages; shorten it to see the others.",
  shared: [' shared what the almanac says to "', '":'],
  sharedDone: "Shared.",
  buttons: {
    readOn: "Read on",
    share: "Share in channel",
    previous: "Previous",
    next: "Next results",
  },
};

const CHINESE: AnswerWording = {
  published: (date) => (date === null ? "未注明日期" : formatChineseDate(date)),
  source: "来源：",
  semicolon: "；",
  andMore: (count) => `；另有${count}个`,
  asOf: (date) => `，截至${formatChineseDate(date)}`,
  missing: (names) => `最接近的内容没有提到${names.map((name) => `“${name}”`).join("、")}。`,
  passages: (ordinals) => `第${ordinals.join("、")}段`,
  inLanguage: { en: "英文", zh: "中文" },
  matched: (articles) => `共找到${articles}篇文章。`,
  page: (first, last, articles) =>
    `${first === last ? `第${first}篇` : `第${first}至${last}篇`}，共${articles}篇。`,
  also: "另见：",
  nearest: "最接近的文章：",
  outsideFilters: "以下文章有答案，但不符合您的筛选条件：",
  about: (about) => `承接上一个问题：“${about}”。`,
  unclear: ["我不知道“", "”指的是什么：前面没有相关的问题。请写出名称再问一次。"],
  notWordForWord: (written) => `没有文章逐字写有“${written}”；以下是按其中词语找到的结果。`,
  corrected: (written) => ["以下是“", `”的结果（您输入的是“${written}”）。`],
  formerName: (former, today, until) =>
    `${former}是${today}的曾用名（用至${dateOrYear(until, formatChineseDate, "年")}），两个名称都已检索。`,
  notFound: (articles) => [`年鉴的${articles}篇文章中没有“`, "”的答案。"],
  didYouMean: ["您要找的是不是“", "”？"],
  or: "”或“",
  tryOther: ["请换个说法；", " 有示例。"],
  listedAlone: "用 /ip 提问可查看全部，仅您可见。",
  tooLong: "问题太长，无法翻页；请缩短问题以查看其他结果。",
  shared: [" 分享了年鉴对“", "”的回答："],
  sharedDone: "已分享。",
  buttons: { readOn: "阅读全文", share: "分享到频道", previous: "上一页", next: "更多结果" },
};

const WORDS: Readonly<Record<Language, AnswerWording>> = { en: ENGLISH, zh: CHINESE };
const COUNT = new Intl.NumberFormat("en");

function dateOrYear(written: string, date: (date: CivilDate) => string, afterYear: string): string {
  const reading = readCivilDate(written);
  return "date" in reading ? date(reading.date) : `${written}${afterYear}`;
}
