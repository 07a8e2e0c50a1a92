import { readAskedDates } from "../facts/asked-dates.ts";
import type { AnalysedText } from "../passage/analyse-passage.ts";
import { removeStopWords } from "../question/remove-stop-words.ts";
import { isDateTerm } from "../query/date-terms.ts";
import type { SynonymTable } from "../rerank/synonyms.ts";
import type { SearchIndex } from "../search-index.ts";

/** Whether a sentence does what a question asks for: gives an amount, a duration, a way, a definition, a date. */
export type AnsweringSentence = (sentence: AnalysedText, titles: AnalysedText) => boolean;

/** What a question asks for, and the words of a sentence that answers it. */
interface AnswerForm {
  readonly asks: RegExp;
  /** All of them. */
  readonly answers: readonly RegExp[];
}

const MONEY =
  /[$€£¥￥]\s?\d|\b(?:CHF|USD|EUR|GBP|RMB|CNY|JPY)\b|\d[\d,.]*\s?(?:Swiss francs?|francs?|dollars?|euros?|pounds?|yuan|yen|cents?)\b|\d\s*(?:元|美元|欧元|瑞士法郎)/iu;
const DURATION =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|thirty|fifty|seventy)[\s-]+(?:years?|months?|weeks?|days?|hours?)\b|[\d一二三四五六七八九十百]+\s*(?:年|个?月|日|天|周)/iu;
const WAY =
  /\b(?:must|should|can|may|has to|have to|needs? to|(?:is|are) to be|by|files? (?:with|at|an?|the)|filed (?:with|at)|submit|appl(?:y|ies)|request|fill)\b|应当|应该|可以|需要|需|须|通过|提交|申请|填写|向.*(?:提出|申请)/iu;

/** In English and Chinese; the first whose words a question has decides. */
const FORMS: readonly AnswerForm[] = [
  {
    asks: /\bhow long (?:does|do|will|would|did) it take\b|\bhow (?:fast|soon|quickly)\b|(?:审查|审批|办理|注册|申请)(?:周期|时间|要)?(?:多久|多长时间)/iu,
    answers: [
      DURATION,
      /\b(?:tak(?:e|es|ing)|took|within|average|pendency|period of examination)\b|周期|以内|之内|平均|缩短/iu,
    ],
  },
  {
    asks: /\bhow long\b(?!.*\bago\b)|\b(?:terms? of protection|duration|time limit|deadline|within how)\b|\bperiod\b|多久|多长时间|多長時間|有效期|保护期|期限|几年|多少年(?!前)/iu,
    answers: [DURATION],
  },
  {
    asks: /\b(?:which|who|what)\b.*\b(?:not|never|no longer)\b|(?:哪些|哪个|谁).*(?:没有|不是|尚未|未)/iu,
    answers: [/\b(?:not|never|no|except|without|outside|neither)\b|没有|不是|尚未|未|除外|以外/iu],
  },
];

interface FormLibrary {
  readonly index: SearchIndex;
  readonly synonyms: SynonymTable;
}

interface AskedForm {
  readonly question: string;
  /** It is put as a question; a name alone, "PCT filing fee", asks for little. */
  readonly isQuestion: boolean;
  readonly namesCountry: boolean;
  readonly thisYear: number;
}

/** What any sentence has to do for the question, or null where many would. */
export function readAnswerForm(asked: AskedForm, library: FormLibrary): AnsweringSentence | null {
  const { question, isQuestion } = asked;
  const { index } = library;
  const special =
    readAmountForm(question, index) ??
    readWayForm(question, index) ??
    readDifferenceForm(question, index);
  if (special !== null) return special;
  if (!isQuestion) return null;
  const form = FORMS.find(({ asks }) => asks.test(question));
  if (form) return ({ text }) => form.answers.every((answers) => answers.test(text));
  return readQuestionForm(asked, library);
}

function readQuestionForm(asked: AskedForm, library: FormLibrary): AnsweringSentence | null {
  const { question } = asked;
  return (
    readCountForm(question, library.index) ??
    readPersonForm(question, library) ??
    readDateForm(asked) ??
    readDefinitionForm(question, library.index)
  );
}

const NUMBER =
  /^(?:(?!(?:1[5-9]|20)\d{2}$)\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousand|million|several)$/iu;
/** Words from a number to what it counts: five thousand young people. */
const COUNTED_WITHIN = 5;

/** Things are counted by a number right before them. */
function readCountForm(question: string, index: SearchIndex): AnsweringSentence | null {
  const words = /\bhow many (?<words>[a-z-]+(?: [a-z-]+)?)/iu.exec(question)?.groups?.["words"];
  if (words === undefined || /\bago\b/iu.test(question)) return null;
  const counted = new Set(
    removeStopWords(words, index.analyse(words))
      .filter(({ kind }) => kind === "word")
      .map(({ term }) => term),
  );
  return ({ text, tokens }) => {
    const dates = tokens.filter(({ term }) => isDateTerm(term));
    const read = tokens.filter(
      ({ kind, start, end }) =>
        kind === "word" && !dates.some((date) => date.start <= start && end <= date.end),
    );
    return read.some(
      ({ term }, at) =>
        counted.has(term) &&
        read
          .slice(Math.max(0, at - COUNTED_WITHIN), at)
          .some(({ start, end }) => NUMBER.test(text.slice(start, end))),
    );
  };
}

/** What says by how much an amount changes is an amount, too. */
const CHANGED_AMOUNT =
  /\b(?:fees?|costs?|prices?|charges?)\b.*\b(?:per cent|percent|half|halve[sd]?|double[sd]?|waive[sd]?)\b|\b(?:halve[sd]?|double[sd]?|waive[sd]?)\b.*\b(?:fees?|costs?|prices?|charges?)\b|\d\s?%|减半|减免|百分之/iu;
const FREE = /\bfree\b|免费|免費/iu;

const ASKS_AMOUNT =
  /\b(?:how much (?:does|do|is|are|will|would)\b.*\b(?:cost|pay|fees?)|how much is|costs?|fees?|prices?|charges?)\b|费用|多少钱|收费|官费|价格|費用|多少錢/iu;
const AMOUNT_WORDS =
  /\b(?:how much|costs?|fees?|prices?|charges?|pay|is|are|does|do|official|total)\b|费用|多少钱|多少|收费|官费|价格|費用|錢|是/giu;

/** An amount is given by a sentence that names what it is for. */
function readAmountForm(question: string, index: SearchIndex): AnsweringSentence | null {
  if (!ASKS_AMOUNT.test(question)) return null;
  const things = termsOf(question.replaceAll(AMOUNT_WORDS, " "), index);
  const asksFree = FREE.test(question);
  return ({ text, tokens }) =>
    (MONEY.test(text) || CHANGED_AMOUNT.test(text) || (asksFree && FREE.test(text))) &&
    things.every((thing) => tokens.some(({ term }) => term === thing));
}

const ASKS_WAY =
  /\bhow (?:do|can|should|could|would|may|must) (?:i|we|you|one|somebody|an? \w+|the \w+) (?<act>[a-z]+)|\bhow to (?<told>[a-z]+)|\b(?:steps?|procedure) (?:to|for) (?<done>[a-z]+)|(?:如何|怎么|怎样|怎麼|怎樣)(?:去|能|可以)?(?<chinese>申请|注册|办理|提交|缴纳?|续展|撤销|异议|申請|註冊|登记|保护|查询|检索)/iu;

/** A way is shown by a sentence that says what has to be done, and names the deed. */
function readWayForm(question: string, index: SearchIndex): AnsweringSentence | null {
  const { act, told, done, chinese } = ASKS_WAY.exec(question)?.groups ?? {};
  const deed = act ?? told ?? done ?? chinese;
  if (deed === undefined) return null;
  const deeds = new Set(termsOf(deed, index));
  const [, after = ""] = question.split(deed);
  const things = termsOf(after, index).filter((term) => index.knows(term));
  return ({ text, tokens }, titles) =>
    WAY.test(text) &&
    tokens.some(({ term }) => deeds.has(term) || things.includes(term)) &&
    [...deeds, ...things].every((wanted) =>
      [...tokens, ...titles.tokens].some(({ term }) => term === wanted),
    );
}

const ASKS_DIFFERENCE =
  /\bdifferences? between (?<one>.+?) and (?<other>.+?)\s*[?.]*$|^\s*(?:compare |how (?:do|does|is|are) )?(?<left>.+?) (?:differs? from|different from|versus|vs\.?|compared (?:to|with)) (?<right>.+?)\s*[?.]*$|^\s*compare (?<first>.+?) (?:and|with|to) (?<second>.+?)\s*[?.]*$|^(?<ein>.+?)(?:和|与|與|跟)(?<ander>.+?)(?:有什么|有何|的|之间的?)?(?:区别|不同|差别|區別)/iu;
const COMPARES =
  /\b(?:differences?|differs? (?:from|in)|while|whereas|unlike|in contrast)\b|不同于|区别|相比/iu;

/** Two things are told apart by a sentence that names both. */
function readDifferenceForm(question: string, index: SearchIndex): AnsweringSentence | null {
  const sides = Object.values(ASKS_DIFFERENCE.exec(question)?.groups ?? {}).filter(Boolean);
  if (sides.length !== 2) return null;
  const wanted = sides.map((side) => new Set(termsOf(side, index)));
  return ({ text, tokens }, titles) =>
    (COMPARES.test(text) || COMPARES.test(titles.text)) &&
    wanted.every((terms) => tokens.some(({ term }) => terms.has(term)));
}

const ASKS_PERSON =
  /^\s*who(?:['’]s| is| was| are| were| heads?| leads?| led| runs?| chairs?| presides?| presided)\b/iu;
const PERSON = /\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.'-]*)+|\p{Script=Han}·\p{Script=Han}/u;

/** Somebody who holds an office or did something is named by a sentence that says so; titles may name what it was. */
function readPersonForm(
  question: string,
  { index, synonyms }: FormLibrary,
): AnsweringSentence | null {
  if (!ASKS_PERSON.test(question)) return null;
  const words = removeStopWords(question, index.analyse(question));
  const wanted = words.filter(({ kind, term }) => kind === "word" && !/^\d/.test(term));
  const names = words.filter(({ kind }) => kind === "name");
  const roles = wanted
    .filter(({ start, end }) => !names.some((name) => name.start <= start && end <= name.end))
    .map(({ term }) => new Set([term, ...synonyms.synonymsOf(term)]));
  if (roles.length === 0) return ({ text }) => PERSON.test(text);
  return ({ text, tokens }, titles) =>
    PERSON.test(text) &&
    roles.some((role) => tokens.some(({ term }) => role.has(term))) &&
    roles.every((role) => [...tokens, ...titles.tokens].some(({ term }) => role.has(term)));
}

/** The names of a text, or its words where it has none. */
function termsOf(text: string, index: SearchIndex): readonly string[] {
  const tokens = removeStopWords(text, index.analyse(text));
  const names = tokens.filter(({ kind }) => kind === "name");
  const chosen = names.length > 0 ? names : tokens.filter(({ kind }) => kind !== "character");
  return chosen.map(({ term }) => term);
}

const DEFINES =
  /^\s*(?:what(?:['’]s| is| are| was| were)|define|explain)\s+(?:an?\s+|the\s+)?(?<thing>[^?]*?)(?:\s+about)?\s*[?.!]*\s*$|^(?:请问)?什么(?:是|叫)(?<named>.+?)[?？]?$|^(?:请问)?(?<asked>.+?)(?:是什么|是指什么|是什么意思)[?？]?$/iu;
/** "What is the fee for", "what is the number of": a part of something is no definition. */
const PART = /\b(?:of|for|in|on|at|by|to|under|between|from|with|than)\b|的/iu;
const SAYS_WHAT_IT_IS =
  /\b(?:is|are|was|were|means?|refers?|protects?|covers?|stands? for|lets?|allows?|gives?|sets?|requires?|makes?|helps?|facilitates?|establish\w*|known as|observed)\b|[:：]|[是指为]|保护|旨在|规定/iu;

/** What is defined opens its sentence, after a few words at most. */
const OPENS = /^(?:[^\s\p{Script=Han}]+\s+){0,3}\p{Script=Han}{0,6}[《“"'(]*$/u;
const CALLS_IT = /\b(?:known as|called|named|short for)\b|称为|简称|又称/iu;

/** A definition has the thing, and says after it what it is. */
function readDefinitionForm(question: string, index: SearchIndex): AnsweringSentence | null {
  const { thing, named, asked } = DEFINES.exec(question)?.groups ?? {};
  const defined = thing ?? named ?? asked;
  if (defined === undefined || PART.test(defined)) return null;
  const terms = termsOf(defined, index);
  if (terms.length === 0) return null;
  return ({ text, tokens: read }) => {
    const found = terms.map((term) => read.find((token) => token.term === term));
    if (found.includes(undefined)) return false;
    const start = Math.min(...found.map((token) => token?.start ?? 0));
    const end = Math.max(...found.map((token) => token?.end ?? 0));
    return (
      CALLS_IT.test(text) ||
      (OPENS.test(text.slice(0, start)) && SAYS_WHAT_IT_IS.test(text.slice(end)))
    );
  };
}

const DATE =
  /\b(?:1[5-9]|20)\d{2}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|noon|midnight|century|centuries)\b|\d\s*(?:[ap]\.?m\b|[年月日])|\b\d{1,2}:\d{2}\b|世纪|[〇一二三四五六七八九十]{2,}年/u;

/** A date of something that happened is given by a sentence that says that it happened, and when. */
function readDateForm({ question, namesCountry, thisYear }: AskedForm): AnsweringSentence | null {
  if (
    !/\bwhen\b|\b(?:what|which) (?:year|date|day)\b|何时|何時|什么时候|什麼時候|哪一?[年天]|日期|的时间/iu.test(
      question,
    )
  ) {
    return null;
  }
  const { action, wants } = readAskedDates(question, thisYear);
  if (wants === "next") return ({ text }) => hasYearFrom(text, thisYear);
  if (action === null) return ({ text }) => DATE.test(text);
  return ({ text }) =>
    DATE.test(text) &&
    (namesCountry || !OF_ONE_COUNTRY.test(text)) &&
    (isSaid(action.words, text) || isSaid(action.also, text));
}

/** What is next has not been in a year that is past. */
function hasYearFrom(text: string, thisYear: number): boolean {
  return [...text.matchAll(/(?<!\d)20\d{2}(?!\d)/g)].some(([year]) => Number(year) >= thisYear);
}

/** "Entered into force for China" is no date of the treaty itself. */
const OF_ONE_COUNTRY =
  /\b(?:force|effect) (?:for|in) (?:the )?\p{Lu}|\bbinds \p{Lu}|\p{Lu}\p{Ll}+ (?:joins?|joined|acceded|became a member)|对\p{Script=Han}{2,6}生效/u;

function isSaid(words: RegExp | undefined, sentence: string): boolean {
  if (words === undefined) return false;
  words.lastIndex = 0;
  return words.test(sentence);
}
