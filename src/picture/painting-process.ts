import type { Commission } from "./commission.ts";
import type { Drawing, Measure } from "./drawing.ts";
import { openCanvas } from "./paint.ts";
import { drawReport } from "./report-drawing.ts";
import { drawYear } from "./year-drawing.ts";

// Runs as a process of its own (see create-painter.ts): it receives one commission, sends one PNG and ends.
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
