import { el } from "../dom/dom.ts";
import { icon } from "../dom/icons.ts";
import type { Session } from "../session/session.ts";
import type { Toast } from "../session/state.ts";

/** Long enough to read a sentence twice. */
const STAYS_MS = 8_000;
const ERROR_STAYS_MS = 16_000;

/** Notices go to a polite region, errors to an assertive one; both go away by themselves. */
export function mountToasts(status: HTMLElement, alert: HTMLElement, session: Session): void {
  const drawn = new Map<number, HTMLElement>();
  session.store.watch(
    (state) => [state.toasts],
    ({ toasts }) => {
      for (const [id, node] of drawn) {
        if (toasts.some((toast) => toast.id === id)) continue;
        node.remove();
        drawn.delete(id);
      }
      for (const toast of toasts) {
        if (drawn.has(toast.id)) continue;
        const node = drawToast(toast, session);
        drawn.set(toast.id, node);
        (toast.level === "error" ? alert : status).append(node);
      }
    },
  );
}

function drawToast({ id, text, level }: Toast, session: Session): HTMLElement {
  const node = el(
    "div",
    { class: `toast ${level}` },
    el("span", {}, text),
    el(
      "button",
      {
        type: "button",
        class: "icon-button small",
        "aria-label": "Dismiss",
        onclick: () => session.dismiss(id),
      },
      icon("close"),
    ),
  );
  const leave = (): void => {
    // Nothing vanishes while somebody reads it.
    if (node.matches(":hover, :focus-within")) setTimeout(leave, STAYS_MS);
    else session.dismiss(id);
  };
  setTimeout(leave, level === "error" ? ERROR_STAYS_MS : STAYS_MS);
  return node;
}
