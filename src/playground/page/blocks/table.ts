import { el } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";
import { isPart, textOf } from "./part.ts";
import type { Part } from "./part.ts";
import { drawRichText } from "./text/rich-text.ts";
import type { Reading } from "./surface.ts";

/** Draws a `table` block; the first row is its head. */
export function drawTable(block: Part, reading: Reading): HTMLElement {
  const rows = Array.isArray(block["rows"]) ? block["rows"].filter(Array.isArray) : [];
  const [head = [], ...body] = rows.map((row) => row.filter(isPart));
  return el(
    "div",
    { class: "table-block", tabindex: 0, role: "region", "aria-label": "Table" },
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el("tr", {}, ...head.map((cell) => el("th", { scope: "col" }, drawCell(cell, reading)))),
      ),
      el(
        "tbody",
        {},
        ...body.map((row) =>
          el("tr", {}, ...row.map((cell) => el("td", {}, drawCell(cell, reading)))),
        ),
      ),
    ),
  );
}

function drawCell(cell: Part, reading: Reading): Child {
  if (textOf(cell, "type") === "rich_text") return drawRichText(cell, reading);
  const text = cell["text"] ?? cell["value"];
  return typeof text === "string" || typeof text === "number" ? `${text}` : "";
}
