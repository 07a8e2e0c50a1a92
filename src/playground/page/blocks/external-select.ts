import { el } from "../dom/dom.ts";
import { createListbox } from "../composer/listbox.ts";
import type { Listbox } from "../composer/listbox.ts";
import { plainWords } from "./text/draw-text.ts";
import { chosenOption } from "./menus.ts";
import { numberOf, textOf, wordsOf } from "./part.ts";
import { change, spotAttributes } from "./send.ts";
import type { Spot } from "./surface.ts";

/** Slack asks the app after three letters unless the element says otherwise. */
const QUERY_LETTERS_MIN = 3;
/** Long enough not to ask with every letter, short enough not to be noticed. */
const PAUSE_MS = 200;

/** A field whose suggestions come from the app while a person types. */
export function drawExternalSelect(spot: Spot): HTMLElement {
  const { element, surface } = spot;
  const prompt = plainWords(wordsOf(element, "placeholder")) || "Type to search";
  const field = el("input", {
    ...spotAttributes(spot),
    class: "field",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    placeholder: prompt,
    "aria-expanded": "false",
    "aria-label": spot.labelId ? null : prompt,
  });
  field.value = plainWords(wordsOf(chosenOption(spot)));
  const list = createListbox(field, prompt);
  const note = el("div", { class: "hint", role: "status" });
  const ask = async (): Promise<void> => {
    const typed = field.value;
    const options = await surface.options(spot.blockId, textOf(element, "action_id"), typed);
    if (typed === field.value) offer(spot, field, list, note, options);
  };
  askWhileTyping(field, list, numberOf(element, "min_query_length") ?? QUERY_LETTERS_MIN, ask);
  return el("div", { class: "combobox" }, field, list.node, note);
}

function askWhileTyping(
  field: HTMLInputElement,
  list: Listbox,
  least: number,
  ask: () => Promise<void>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    if (field.value.length >= least) timer = setTimeout(() => void ask(), PAUSE_MS);
    else close();
  };
  const close = (): void => {
    list.hide();
    field.setAttribute("aria-expanded", "false");
  };
  field.addEventListener("input", soon);
  field.addEventListener("focus", () => field.value === "" && soon());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    list.takesKey(event);
    field.setAttribute("aria-expanded", `${list.isOpen()}`);
  });
}

function offer(
  spot: Spot,
  field: HTMLInputElement,
  list: Listbox,
  note: HTMLElement,
  options: readonly { text: string; value: string }[],
): void {
  note.textContent = options.length === 0 ? `Nothing for “${field.value}”.` : "";
  list.show(
    options.map(({ text, value }) => ({
      content: [plainWords(text)],
      pick: () => {
        field.value = plainWords(text);
        field.setAttribute("aria-expanded", "false");
        void change(spot, field, {
          selected_option: { text: { type: "plain_text", text }, value },
        });
      },
    })),
  );
  field.setAttribute("aria-expanded", `${list.isOpen()}`);
}
