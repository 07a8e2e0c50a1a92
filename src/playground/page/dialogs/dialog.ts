import { el, freshId } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";
import { rememberFocus } from "../dom/focus.ts";
import { icon } from "../dom/icons.ts";

export interface DialogParts {
  readonly dialog: HTMLDialogElement;
  readonly form: HTMLFormElement;
  readonly heading: HTMLHeadingElement;
}

/** A modal dialog with a title and a cross; the browser keeps the focus inside and gives it back. */
export function createDialog(
  title: readonly Child[],
  onClose: () => void,
  body: readonly Child[],
): DialogParts {
  const id = freshId("dialog-title");
  const heading = el("h2", { id }, ...title);
  const cross = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close", onclick: onClose },
    icon("close"),
  );
  const form = el("form", { method: "dialog", novalidate: true }, ...body);
  const dialog = el(
    "dialog",
    { class: "dialog", "aria-labelledby": id },
    el("div", { class: "dialog-head" }, heading, cross),
    form,
  );
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  return { dialog, form, heading };
}

/** Shows a dialog that lives until it is closed. */
export function showOnce(dialog: HTMLDialogElement): void {
  const giveFocusBack = rememberFocus();
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    // The browser has given it back already, unless the opener was drawn anew.
    if (document.activeElement === document.body) giveFocusBack();
  });
  dialog.showModal();
}
