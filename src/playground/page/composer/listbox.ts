import { el, freshId } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";

interface ListboxItem {
  readonly content: readonly Child[];
  pick(): void;
}

/** Suggestions under the field that a person types into; the focus stays in the field. */
export interface Listbox {
  readonly node: HTMLElement;
  isOpen(): boolean;
  show(items: readonly ListboxItem[]): void;
  hide(): void;
  /** Handles arrows, Enter, Tab and Escape while open; says whether the key was used. */
  takesKey(event: KeyboardEvent): boolean;
}

export function createListbox(field: HTMLElement, name: string): Listbox {
  const node = el("div", { class: "listbox", role: "listbox", "aria-label": name });
  prepare(field, node);
  let items: readonly ListboxItem[] = [];
  let at = 0;

  const hide = (): void => {
    node.hidden = true;
    node.replaceChildren();
    field.removeAttribute("aria-activedescendant");
    field.removeAttribute("aria-controls");
  };
  const pick = (index: number): void => {
    hide();
    items[index]?.pick();
  };
  const move = (index: number): void => {
    at = (index + items.length) % items.length;
    mark(field, node, at);
  };
  const show = (shown: readonly ListboxItem[]): void => {
    items = shown;
    if (items.length === 0) {
      hide();
      return;
    }
    node.replaceChildren(...items.map((item, index) => drawOption(item, () => pick(index))));
    node.hidden = false;
    field.setAttribute("aria-controls", node.id);
    move(0);
  };
  const takesKey = (event: KeyboardEvent): boolean => {
    const use = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      Enter: () => pick(at),
      Tab: () => pick(at),
      Escape: hide,
    }[event.key];
    if (!use || node.hidden || event.isComposing) return false;
    event.preventDefault();
    event.stopPropagation();
    use();
    return true;
  };
  return { node, isOpen: () => !node.hidden, show, hide, takesKey };
}

function prepare(field: HTMLElement, node: HTMLElement): void {
  node.id = freshId("listbox");
  node.hidden = true;
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-haspopup", "listbox");
}

function mark(field: HTMLElement, node: HTMLElement, at: number): void {
  for (const [index, option] of [...node.children].entries())
    option.setAttribute("aria-selected", `${index === at}`);
  const current = node.children[at];
  current?.scrollIntoView({ block: "nearest" });
  if (current) field.setAttribute("aria-activedescendant", current.id);
}

function drawOption(item: ListboxItem, pick: () => void): HTMLElement {
  const option = el(
    "div",
    { id: freshId("option"), class: "option", role: "option" },
    ...item.content,
  );
  // A click would first take the focus out of the field and so close the list.
  option.addEventListener("mousedown", (event) => {
    event.preventDefault();
    pick();
  });
  return option;
}
