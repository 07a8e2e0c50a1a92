import { sortProblems, type Problem } from "../../article/problem.ts";
import type { CivilDate } from "../../dates/civil-date.ts";
import type { Content } from "../content.ts";
import { checkCatalogueOn } from "../events/catalogue-checks.ts";
import { checkPlans } from "./plans.ts";
import { checkSourcing } from "./sourcing.ts";
import { checkStatements } from "./statements.ts";

/**
 * The content's problems, the problems that depend on the date `today`, and the weak sources. Only the first kind
 * makes the content incomplete.
 */
export function checkContentOn(content: Content, today: CivilDate): readonly Problem[] {
  const { articles, articleFiles, events, hosts, problems } = content;
  const placed = articles.map((article) => ({ article, file: articleFiles.get(article.id) ?? "" }));
  return sortProblems([
    ...problems,
    ...checkCatalogueOn(events, today),
    ...checkPlans(events, today),
    ...checkStatements(placed, events, today),
    ...(hosts === null ? [] : checkSourcing(events, hosts)),
  ]);
}
