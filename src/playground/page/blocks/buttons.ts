import { el, unseen } from "../dom/dom.ts";
import { icon } from "../dom/icons.ts";
import type { IconName } from "../dom/icons.ts";
import { openPopup } from "../dialogs/popup.ts";
import { drawPlain, plainWords } from "./text/draw-text.ts";
import { partOf, partsOf, textOf, wordsOf } from "./part.ts";
import type { Part } from "./part.ts";
import { press, spotAttributes } from "./send.ts";
import { drawUnsupported } from "./unsupported.ts";
import type { Spot } from "./surface.ts";

export function drawButton(spot: Spot): HTMLElement {
  const { element, surface } = spot;
  const url = textOf(element, "url");
  const attributes = {
    ...spotAttributes(spot),
    class: `button ${styleOf(element)}`,
    "aria-label": textOf(element, "accessibility_label") || null,
  };
  const label = drawPlain(wordsOf(element), surface.reading);
  const control = /^https?:\/\//i.test(url)
    ? el("a", { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer" }, ...label)
    : el("button", { ...attributes, type: "button" }, ...label);
  control.addEventListener("click", () => void press(spot, control, buttonValue(element)));
  return control;
}

function styleOf(element: Part): string {
  const style = textOf(element, "style");
  return style === "primary" || style === "danger" ? style : "";
}

function buttonValue(element: Part): Part {
  const value = textOf(element, "value");
  return { text: element["text"], ...(value ? { value } : {}) };
}

export function drawOverflow(spot: Spot): HTMLElement {
  const { element, surface } = spot;
  const control = el(
    "button",
    {
      ...spotAttributes(spot),
      type: "button",
      class: "button icon-only",
      "aria-label": "More actions",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
    },
    icon("more"),
  );
  control.addEventListener("click", () =>
    openPopup(
      control,
      "More actions",
      partsOf(element, "options").map((option) => ({
        label: plainWords(wordsOf(option)),
        content: drawPlain(wordsOf(option), surface.reading),
        note: plainWords(wordsOf(option, "description")),
        ...safeAddress(option),
        pick: () => void press(spot, control, { selected_option: option }),
      })),
    ),
  );
  return control;
}

function safeAddress(option: Part): { url?: string } {
  const url = textOf(option, "url");
  return /^https?:\/\//i.test(url) ? { url } : {};
}

/** A thumb up and a thumb down; the app hears which one. */
export function drawFeedback(spot: Spot): HTMLElement {
  const { element } = spot;
  const buttons = (["positive_button", "negative_button"] as const).map((name) => {
    const part = partOf(element, name) ?? {};
    const control = el(
      "button",
      {
        ...spotAttributes(spot),
        type: "button",
        class: `button icon-only ${name === "negative_button" ? "thumb-down" : ""}`,
        title: wordsOf(part),
        "aria-label": textOf(part, "accessibility_label") || wordsOf(part),
        "aria-pressed": "false",
      },
      icon("up"),
    );
    const choose = async (): Promise<void> => {
      await press(spot, control, buttonValue(part));
      mark(control);
    };
    control.addEventListener("click", () => void choose());
    return control;
  });
  return el("span", { class: "feedback", role: "group", "aria-label": "Feedback" }, ...buttons);
}

function mark(control: HTMLElement): void {
  for (const other of control.parentElement?.children ?? [])
    other.setAttribute("aria-pressed", `${other === control}`);
}

const ICONS: Readonly<Record<string, IconName>> = { trash: "trash" };

export function drawIconButton(spot: Spot): HTMLElement {
  const { element, surface } = spot;
  const name = ICONS[textOf(element, "icon")];
  if (!name) return drawUnsupported("icon", textOf(element, "icon"));
  const control = el(
    "button",
    { ...spotAttributes(spot), type: "button", class: "button icon-only" },
    icon(name),
    unseen(plainWords(wordsOf(element)) || "Delete"),
  );
  control.addEventListener("click", () => void press(spot, control, buttonValue(element)));
  const seenBy = element["visible_to_user_ids"];
  control.hidden = Array.isArray(seenBy) && !seenBy.includes(surface.reading.viewerId);
  return control;
}
