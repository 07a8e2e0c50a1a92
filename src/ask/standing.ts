import type { Article } from "../article/article.ts";

/** Breaks ties between articles that match equally well. */
export interface Standing {
  /** A factor from 1 to 1.01: too small to overtake a better match. */
  bonus(article: Article): number;
}

const RECENT_BONUS = 0.005;
const OFFICIAL_BONUS = 0.005;

/** Bodies that publish their own acts. */
const OFFICIAL_SOURCES =
  /\b(?:CNIPA|SIPO|WIPO|WTO|UN|NPC|SPC)\b|China National Intellectual Property Administration|World Intellectual Property Organization|State Council|National People's Congress|Supreme People's Court|国家知识产权局|世界知识产权组织|国务院|最高人民法院|人民代表大会/;

export function standingOf(articles: readonly Article[]): Standing {
  const dates = articles.map(({ published }) => published).toSorted();
  const place = new Map(dates.map((date, index) => [date, index] as const));
  const last = Math.max(1, dates.length - 1);
  return {
    bonus: ({ published, source }) =>
      1 +
      (RECENT_BONUS * (place.get(published) ?? 0)) / last +
      (OFFICIAL_SOURCES.test(source) ? OFFICIAL_BONUS : 0),
  };
}
