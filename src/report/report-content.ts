import type { Article } from "../article/article.ts";
import type { CivilDate } from "../dates/civil-date.ts";
import type { CatalogueEvent } from "../event/event.ts";
import type { Treaty } from "../membership/treaty.ts";
import type { Body } from "./body.ts";
import { countArticles, type ArticleCounts } from "./count-articles.ts";
import { countDays, type DayCount } from "./count-days.ts";
import { countEvents, type EventCounts, type QualityOf } from "./count-events.ts";
import { countMembers, type MemberCounts } from "./count-members.ts";

/** What the content holds and where its gaps are: counts alone, no judgement. */
export interface ContentReport {
  readonly today: CivilDate;
  readonly events: EventCounts;
  /** The 366 days of a year. */
  readonly days: readonly DayCount[];
  readonly articles: ArticleCounts;
  readonly treaties: readonly MemberCounts[];
}

interface ReportedContent {
  readonly articles: readonly Article[];
  readonly events: readonly CatalogueEvent[];
  readonly treaties: readonly Treaty[];
  readonly bodies: readonly Body[];
}

/** `qualityOf` is null where no list says whose pages the sources are. */
export function reportContent(
  { articles, events, treaties, bodies }: ReportedContent,
  today: CivilDate,
  qualityOf: QualityOf | null,
): ContentReport {
  return {
    today,
    events: countEvents(events, bodies, qualityOf),
    days: countDays(events, today),
    articles: countArticles(articles),
    treaties: countMembers(treaties),
  };
}
