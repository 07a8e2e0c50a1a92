import { confirmed } from "./confirm.ts";
import { textOf } from "./part.ts";
import type { ElementValue } from "./state.ts";
import type { Spot } from "./surface.ts";

/** Attributes that find an element again after its blocks were drawn anew, and say what describes it. */
export function spotAttributes(spot: Spot): Record<string, string | null> {
  return {
    "data-block": spot.blockId,
    "data-action": textOf(spot.element, "action_id"),
    "aria-labelledby": spot.labelId,
    "aria-describedby": spot.describedBy,
  };
}

/**
 * Remembers a new value and, where a change is sent at once, sends it. The control is busy meanwhile;
 * it keeps the focus, so it is not disabled but ignores what is done to it. False when the person
 * took the change back.
 */
export async function change(
  spot: Spot,
  control: HTMLElement,
  value: ElementValue,
): Promise<boolean> {
  if (!spot.sends) {
    remember(spot, value);
    return true;
  }
  if (!(await confirmed(spot.element, spot.surface.reading))) return false;
  remember(spot, value);
  await send(spot, control, value);
  return true;
}

/** What was entered is part of the surface's state from now on. */
export function remember(spot: Spot, value: ElementValue): void {
  const type = textOf(spot.element, "type");
  spot.surface.entered.set(spot.blockId, textOf(spot.element, "action_id"), { type, ...value });
}

/** Sends an action that leaves no state, such as a button's, after its `confirm` question. */
export async function press(spot: Spot, control: HTMLElement, value: ElementValue): Promise<void> {
  if (isBusy(control) || !(await confirmed(spot.element, spot.surface.reading))) return;
  await send(spot, control, value);
}

async function send(spot: Spot, control: HTMLElement, value: ElementValue): Promise<void> {
  control.setAttribute("aria-disabled", "true");
  control.setAttribute("aria-busy", "true");
  await spot.surface.act({
    blockId: spot.blockId,
    actionId: textOf(spot.element, "action_id"),
    type: textOf(spot.element, "type"),
    value,
  });
  control.removeAttribute("aria-disabled");
  control.removeAttribute("aria-busy");
}

function isBusy(control: HTMLElement): boolean {
  return control.getAttribute("aria-busy") === "true";
}
