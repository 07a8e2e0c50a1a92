import type { YearPlan } from "../digest/year/plan-year.ts";
import type { ContentReport } from "../report/report-content.ts";

/** The picture to paint. */
export type Commission =
  | { readonly kind: "year"; readonly plan: YearPlan }
  | { readonly kind: "report"; readonly report: ContentReport };
