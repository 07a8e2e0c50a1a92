import { el } from "../dom/dom.ts";
import { plainWords } from "./text/draw-text.ts";
import { isSet, numberOf, partOf, textOf, wordsOf } from "./part.ts";
import type { Part } from "./part.ts";
import { change, remember, spotAttributes } from "./send.ts";
import { currentValue, fieldOf } from "./state.ts";
import type { Spot } from "./surface.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

const INPUT_TYPES: Readonly<Record<string, string>> = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "text",
  plain_text_input: "text",
};

/** Text, numbers, addresses: kept while typing; sent, where that is asked for, with Enter. */
export function drawTextField(spot: Spot): HTMLElement {
  const { element } = spot;
  const multiline = isSet(element, "multiline");
  const attributes = {
    ...spotAttributes(spot),
    class: "field",
    placeholder: plainWords(wordsOf(element, "placeholder")) || null,
    autocomplete: "off",
    "aria-label": spot.labelId ? null : plainWords(wordsOf(element, "placeholder")) || "Text",
    maxlength: numberOf(element, "max_length"),
  };
  const type = textOf(element, "type");
  const field: Field = multiline
    ? el("textarea", { ...attributes, rows: 4 })
    : el("input", {
        ...attributes,
        type: INPUT_TYPES[type] ?? "text",
        inputmode: type === "number_input" ? "decimal" : null,
      });
  field.value = enteredText(spot);
  const value = (): Part => ({ value: field.value === "" ? null : field.value });
  field.addEventListener("input", () => {
    remember(spot, value());
    if (spot.sends && hears(element, "on_character_entered")) void change(spot, field, value());
  });
  if (spot.sends && hears(element, "on_enter_pressed"))
    sendWithEnter(field, () => void change(spot, field, value()));
  return field;
}

function sendWithEnter(field: Field, send: () => void): void {
  field.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    send();
  });
}

/** Slack sends typed text with Enter unless `dispatch_action_config` says otherwise. */
function hears(element: Part, trigger: string): boolean {
  const config = partOf(element, "dispatch_action_config");
  const triggers = config?.["trigger_actions_on"];
  return Array.isArray(triggers) ? triggers.includes(trigger) : trigger === "on_enter_pressed";
}

function enteredText(spot: Spot): string {
  const type = textOf(spot.element, "type");
  const entered = spot.surface.entered.get(spot.blockId, textOf(spot.element, "action_id"));
  const value = currentValue(spot.element, entered)?.[fieldOf(type) ?? ""];
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

/** A day (`YYYY-MM-DD`) or a time of day (`HH:mm`), with the browser's own picker. */
export function drawPicker(spot: Spot): HTMLElement {
  const type = textOf(spot.element, "type");
  const kind = type === "datepicker" ? "date" : "time";
  const field = el("input", {
    ...spotAttributes(spot),
    class: "field short",
    type: kind,
    "aria-label": spot.labelId
      ? null
      : plainWords(wordsOf(spot.element, "placeholder")) || `Pick a ${kind}`,
  });
  field.value = enteredText(spot);
  let sent = field.value;
  field.addEventListener("input", () =>
    remember(spot, { [fieldOf(type) ?? ""]: field.value || null }),
  );
  // While a date is typed it changes with every digit; it is sent when the person is done.
  const send = (): void => {
    if (field.value === sent) return;
    sent = field.value;
    void change(spot, field, { [fieldOf(type) ?? ""]: field.value || null });
  };
  field.addEventListener("blur", send);
  if (spot.sends) sendWithEnter(field, send);
  return field;
}
