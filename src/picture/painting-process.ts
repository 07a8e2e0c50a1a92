import type { YearPlan } from "../digest/year/plan-year.ts";
import { openCanvas } from "./paint.ts";
import { drawYear } from "./year-drawing.ts";

// The whole life of a process of its own, see create-painter.ts: it gets one plan and sends one PNG.
process.once("message", (plan: YearPlan) => {
  const canvas = openCanvas();
  const png = canvas.paint(drawYear(plan, canvas.measure));
  process.send?.(png, () => process.disconnect());
});
