/** English words that say nothing about a topic, in lower case. They are dropped from a question. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are aren't as at be because been before
  being below between both but by can cannot can't could couldn't did didn't do does doesn't doing
  don't down during each few for from further had hadn't happen happened happens has hasn't have haven't having he her here
  hers herself him himself his i if in into is isn't it its itself just me more most my myself no nor
  not now of off on once only or other our ours ourselves out over own same she should shouldn't so
  some such than that the their theirs them themselves then there these they this those through to
  too under until up upon us very was wasn't we were weren't while will with won't would wouldn't you
  your yours yourself yourselves`.split(/\s+/),
);

/** English words that ask. They say what kind of answer is wanted, not what it is about. */
export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  `what what's when when's where where's which who who's whom whose why how how's tell please
  `
    .trim()
    .split(/\s+/),
);

/** Chinese words that ask, and polite or empty phrases around them. Simplified. */
const CHINESE_QUESTION_WORDS: readonly string[] = (
  "什么是 什么叫 是什么 为什么 什么时候 什么样的 什么样 什么 多少个 多长时间 多少 多久 多大 多长 多高 怎么样 怎样 怎么 如何 " +
  "谁的 谁 何时 何地 何处 何人 何年 何月 何日 何种 何以 为何 请问 请告诉我 告诉我 是否 有没有"
)
  .split(" ")
  .toSorted((a, b) => b.length - a.length);

/**
 * These ask only before what is counted: 哪一年, 几个, 第几届. Elsewhere they are parts of words and names, as in 几内亚
 * (Guinea), 几何 (geometry) and 哪吒; 何 asks only in the words above, for it is a surname: 何志敏.
 */
const BEFORE_COUNTED =
  "(?:哪一?|第?几)(?:[个年位种些里儿天国家次届项部月日类条章号名所款]|$|(?=\n))";

/** These ask at the end alone. */
const AT_THE_END = "[吗呢](?=\n|$)";

/** Of a text of Chinese characters alone, with a line break for whatever else stands between them. */
export const CHINESE_QUESTIONS = new RegExp(
  [...CHINESE_QUESTION_WORDS, BEFORE_COUNTED, AT_THE_END].join("|"),
  "gu",
);

/** Chinese characters that hold sentences together; alone they say nothing. Simplified. */
export const CHINESE_STOP_CHARACTERS: ReadonlySet<string> = new Set(
  "的了是在和与及或而于以之其这那此为由对从到被把让向就都也又还很更最不没有个所者等并且但",
);
