import { el } from "../dom/dom.ts";
import { chosenValues } from "./choices.ts";
import { plainWords } from "./text/draw-text.ts";
import { partOf, partsOf, textOf, wordsOf } from "./part.ts";
import type { Part } from "./part.ts";
import { change, spotAttributes } from "./send.ts";
import { currentValue, fieldOf } from "./state.ts";
import type { ElementValue } from "./state.ts";
import type { Spot } from "./surface.ts";

/** One entry of a menu and what Slack reports when it is chosen. */
interface Entry {
  readonly label: string;
  readonly group: string;
  /** Tells entries apart. */
  readonly key: string;
  readonly reported: Part | string;
}

/** `static_select`, `users_select`, `channels_select` and `conversations_select`. */
export function drawSelect(spot: Spot): HTMLElement {
  const entries = entriesOf(spot);
  const chosen = chosenKeys(spot)[0] ?? "";
  const select = el(
    "select",
    {
      ...spotAttributes(spot),
      class: "field select",
      "aria-label": spot.labelId ? null : promptOf(spot),
    },
    el("option", { value: "", disabled: spot.sends }, promptOf(spot)),
    ...grouped(entries).flatMap(([group, members]) => drawGroup(group, members)),
  );
  select.value = entries.some(({ key }) => key === chosen) ? chosen : "";
  let previous = select.value;
  const keepOrRestore = async (reported: unknown): Promise<void> => {
    const kept = await change(spot, select, valueOf(spot, reported));
    if (kept) previous = select.value;
    else select.value = previous;
  };
  select.addEventListener("keydown", (event) => openWithArrows(event, select));
  select.addEventListener("change", () => {
    const reported = entries.find(({ key }) => key === select.value)?.reported ?? null;
    void keepOrRestore(reported);
  });
  return select;
}

/** Arrows open the menu instead of choosing, so that nobody sends every entry on the way to one. */
function openWithArrows(event: KeyboardEvent, select: HTMLSelectElement): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  select.showPicker();
}

function drawGroup(group: string, members: readonly Entry[]): readonly HTMLElement[] {
  const options = members.map(({ key, label }) => el("option", { value: key }, label));
  return group ? [el("optgroup", { label: group }, ...options)] : options;
}

/** Multiple choice: a summary that opens into checkboxes; sent when it is closed, as in Slack. */
export function drawMultiSelect(spot: Spot): HTMLElement {
  const entries = entriesOf(spot);
  const chosen = new Set(chosenKeys(spot));
  const summary = el("summary", {
    class: "field select",
    ...spotAttributes(spot),
    "aria-labelledby": null,
  });
  const say = (): void => {
    const names = entries.filter(({ key }) => chosen.has(key)).map(({ label }) => label);
    summary.textContent = names.length > 0 ? names.join(", ") : promptOf(spot);
  };
  say();
  const choices = el("div", { class: "choices drop", role: "group", "aria-label": promptOf(spot) });
  for (const entry of entries) choices.append(drawChoice(entry, chosen, say));
  const drawn = el("details", { class: "multi" }, summary, choices);
  let sent = [...chosen].join("\n");
  drawn.addEventListener(
    "change",
    () => spot.sends || void change(spot, summary, reportedOf(spot, entries, chosen)),
  );
  drawn.addEventListener("toggle", () => {
    if (drawn.open || !spot.sends || sent === [...chosen].join("\n")) return;
    sent = [...chosen].join("\n");
    void change(spot, summary, reportedOf(spot, entries, chosen));
  });
  drawn.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !drawn.contains(event.relatedTarget))
      drawn.open = false;
  });
  return drawn;
}

function drawChoice(entry: Entry, chosen: Set<string>, say: () => void): HTMLElement {
  const box = el("input", { type: "checkbox" });
  box.checked = chosen.has(entry.key);
  box.addEventListener("change", () => {
    if (box.checked) chosen.add(entry.key);
    else chosen.delete(entry.key);
    say();
  });
  return el("label", { class: "choice" }, box, el("span", {}, entry.label));
}

function reportedOf(
  spot: Spot,
  entries: readonly Entry[],
  chosen: ReadonlySet<string>,
): ElementValue {
  return valueOf(
    spot,
    entries.filter(({ key }) => chosen.has(key)).map(({ reported }) => reported),
  );
}

function valueOf(spot: Spot, reported: unknown): ElementValue {
  return { [fieldOf(textOf(spot.element, "type")) ?? ""]: reported };
}

function promptOf(spot: Spot): string {
  return plainWords(wordsOf(spot.element, "placeholder")) || "Choose";
}

function entriesOf(spot: Spot): readonly Entry[] {
  const { element, surface } = spot;
  const type = textOf(element, "type").replace(/^multi_/, "");
  const { users, channels } = surface.reading;
  if (type === "static_select") return optionEntries(element);
  const choices =
    type === "users_select"
      ? users
      : type === "channels_select"
        ? channels
        : [...channels, ...users];
  return choices.map(({ id, name }) => ({ label: name, group: "", key: id, reported: id }));
}

function optionEntries(element: Part): readonly Entry[] {
  const groups = partsOf(element, "option_groups");
  const inGroups = groups.flatMap((group) =>
    partsOf(group, "options").map(
      (option) => [plainWords(wordsOf(group, "label")), option] as const,
    ),
  );
  const alone = partsOf(element, "options").map((option) => ["", option] as const);
  return [...alone, ...inGroups].map(([group, option]) => ({
    label: plainWords(wordsOf(option)),
    group,
    key: textOf(option, "value"),
    reported: option,
  }));
}

function chosenKeys(spot: Spot): readonly string[] {
  const field = fieldOf(textOf(spot.element, "type")) ?? "";
  if (field.startsWith("selected_option")) return chosenValues(spot);
  const entered = spot.surface.entered.get(spot.blockId, textOf(spot.element, "action_id"));
  const value = currentValue(spot.element, entered)?.[field];
  return [value].flat().filter((id): id is string => typeof id === "string");
}

function grouped(entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups];
}

/** The option that is chosen, where the element keeps a whole option. */
export function chosenOption(spot: Spot): Part | null {
  const entered = spot.surface.entered.get(spot.blockId, textOf(spot.element, "action_id"));
  return partOf(currentValue(spot.element, entered) ?? {}, "selected_option");
}
