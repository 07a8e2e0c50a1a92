import { el } from "../dom/dom.ts";

/** Names what this page cannot draw, so that nothing vanishes in silence. */
export function drawUnsupported(what: string, type: string): HTMLElement {
  return el("span", { class: "unsupported" }, `This page does not draw the ${what} “${type}”.`);
}
