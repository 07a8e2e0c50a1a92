import { createDialog, showOnce } from "../dialogs/dialog.ts";
import { el } from "../dom/dom.ts";
import { drawPlain, drawText } from "./text/draw-text.ts";
import { partOf, textOf, wordsOf } from "./part.ts";
import type { Part } from "./part.ts";
import type { Reading } from "./surface.ts";

/** Asks an element's `confirm` question; true when it has none. */
export async function confirmed(element: Part, reading: Reading): Promise<boolean> {
  const confirm = partOf(element, "confirm");
  if (!confirm) return true;
  return new Promise((resolve) => {
    const { dialog, form } = createDialog(
      drawPlain(wordsOf(confirm, "title") || "Are you sure?", reading),
      () => dialog.close("deny"),
      [
        el("div", { class: "dialog-body" }, ...drawText(partOf(confirm, "text"), reading)),
        el("div", { class: "dialog-foot" }, ...answers(confirm, reading)),
      ],
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.close(event.submitter instanceof HTMLButtonElement ? event.submitter.value : "deny");
    });
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "confirm"));
    showOnce(dialog);
  });
}

function answers(confirm: Part, reading: Reading): HTMLElement[] {
  const style = textOf(confirm, "style") === "danger" ? "button danger" : "button primary";
  return [
    el(
      "button",
      { class: "button", value: "deny" },
      ...drawPlain(wordsOf(confirm, "deny") || "Cancel", reading),
    ),
    el(
      "button",
      { class: style, value: "confirm" },
      ...drawPlain(wordsOf(confirm, "confirm") || "Yes", reading),
    ),
  ];
}
