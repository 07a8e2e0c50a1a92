import { el, freshId } from "../dom/dom.ts";
import { drawText, plainWords } from "./text/draw-text.ts";
import { partOf, partsOf, textOf, wordsOf } from "./part.ts";
import type { Part } from "./part.ts";
import { change, spotAttributes } from "./send.ts";
import { currentValue } from "./state.ts";
import type { Spot } from "./surface.ts";

export function drawRadioButtons(spot: Spot): HTMLElement {
  return drawGroup(spot, "radio", "radiogroup", (chosen) => ({
    selected_option: chosen[0] ?? null,
  }));
}

export function drawCheckboxes(spot: Spot): HTMLElement {
  return drawGroup(spot, "checkbox", "group", (chosen) => ({ selected_options: chosen }));
}

function drawGroup(
  spot: Spot,
  type: "radio" | "checkbox",
  role: string,
  valueOf: (chosen: readonly Part[]) => Part,
): HTMLElement {
  const options = partsOf(spot.element, "options");
  const chosen = chosenValues(spot);
  const name = freshId("choice");
  const boxes = options.map((option) => {
    const box = el("input", { type, name });
    box.checked = chosen.includes(textOf(option, "value"));
    return box;
  });
  const group = el(
    "div",
    {
      ...spotAttributes(spot),
      class: "choices",
      role,
      "aria-label": spot.labelId
        ? null
        : plainWords(wordsOf(spot.element, "placeholder")) || "Options",
    },
    ...options.map((option, index) => drawOption(option, boxes[index], spot)),
  );
  group.addEventListener("change", () => {
    void change(spot, group, valueOf(options.filter((_, index) => boxes[index]?.checked)));
  });
  return group;
}

function drawOption(option: Part, box: HTMLInputElement | undefined, spot: Spot): HTMLElement {
  const { reading } = spot.surface;
  const description = partOf(option, "description");
  return el(
    "label",
    { class: "choice" },
    box ?? null,
    el(
      "span",
      {},
      ...drawText(partOf(option, "text"), reading),
      description ? el("span", { class: "hint" }, ...drawText(description, reading)) : null,
    ),
  );
}

/** The `value` of each option that is chosen now. */
export function chosenValues(spot: Spot): readonly string[] {
  const entered = spot.surface.entered.get(spot.blockId, textOf(spot.element, "action_id"));
  const value = currentValue(spot.element, entered) ?? {};
  const single = partOf(value, "selected_option");
  return [...(single ? [single] : []), ...partsOf(value, "selected_options")].map((option) =>
    textOf(option, "value"),
  );
}
