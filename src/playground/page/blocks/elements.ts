import { drawButton, drawFeedback, drawIconButton, drawOverflow } from "./buttons.ts";
import { drawCheckboxes, drawRadioButtons } from "./choices.ts";
import { drawExternalSelect } from "./external-select.ts";
import { drawPicker, drawTextField } from "./fields.ts";
import { drawMultiSelect, drawSelect } from "./menus.ts";
import { textOf } from "./part.ts";
import type { Spot } from "./surface.ts";
import { drawUnsupported } from "./unsupported.ts";

const DRAWN: Readonly<Record<string, (spot: Spot) => HTMLElement>> = {
  button: drawButton,
  overflow: drawOverflow,
  feedback_buttons: drawFeedback,
  icon_button: drawIconButton,
  static_select: drawSelect,
  users_select: drawSelect,
  channels_select: drawSelect,
  conversations_select: drawSelect,
  multi_static_select: drawMultiSelect,
  multi_users_select: drawMultiSelect,
  multi_channels_select: drawMultiSelect,
  multi_conversations_select: drawMultiSelect,
  external_select: drawExternalSelect,
  radio_buttons: drawRadioButtons,
  checkboxes: drawCheckboxes,
  plain_text_input: drawTextField,
  email_text_input: drawTextField,
  url_text_input: drawTextField,
  number_input: drawTextField,
  datepicker: drawPicker,
  timepicker: drawPicker,
};

/** Draws an interactive element, or names the one that this page does not know. */
export function drawElement(spot: Spot): HTMLElement {
  const type = textOf(spot.element, "type");
  return DRAWN[type]?.(spot) ?? drawUnsupported("element", type);
}
