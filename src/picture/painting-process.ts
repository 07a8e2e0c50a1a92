import type { Commission } from "./commission.ts";
import type { Drawing, Measure } from "./drawing.ts";
import { openCanvas } from "./paint.ts";
import { drawReport } from "./report-drawing.ts";
import { drawYear } from "./year-drawing.ts";

// The whole life of a process of its own, see create-painter.ts: it gets one commission and sends one PNG.
process.once("message", (commission: Commission) => {
  const canvas = openCanvas();
  const png = canvas.paint(draw(commission, canvas.measure));
  process.send?.(png, () => process.disconnect());
});

function draw(commission: Commission, measure: Measure): Drawing {
  return commission.kind === "year"
    ? drawYear(commission.plan, measure)
    : drawReport(commission.report, measure);
}
