import type { YearPlan } from "../digest/year/plan-year.ts";
import type { ContentReport } from "../report/report-content.ts";

/** What a painter is to paint. */
export type Commission =
  | { readonly kind: "year"; readonly plan: YearPlan }
  | { readonly kind: "report"; readonly report: ContentReport };
