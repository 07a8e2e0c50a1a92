import { el } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";

export interface PopupItem {
  readonly label: string;
  readonly content?: readonly Child[];
  readonly note?: string;
  /** Marks the one that holds now, where the menu chooses one of several. */
  readonly checked?: boolean;
  /** An address instead of, or besides, something to do. */
  readonly url?: string;
  pick(): void;
}

const GAP_PX = 4;
const EDGE_PX = 8;

/** Opens a menu under its button: arrows move, Enter picks, Escape closes and gives the focus back. */
export function openPopup(anchor: HTMLElement, name: string, items: readonly PopupItem[]): void {
  const menu = el("div", { class: "popup", role: "menu", "aria-label": name, popover: "auto" });
  menu.append(...items.map((item) => drawItem(item, menu)));
  (anchor.closest("dialog") ?? document.body).append(menu);
  anchor.setAttribute("aria-expanded", "true");
  menu.addEventListener("keydown", (event) => moveWithKeys(event, menu));
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    anchor.setAttribute("aria-expanded", "false");
    if (menu.contains(document.activeElement)) anchor.focus();
    menu.remove();
  });
  menu.showPopover();
  place(menu, anchor);
  const first = menu.querySelector('[aria-checked="true"]') ?? menu.firstElementChild;
  if (first instanceof HTMLElement) first.focus();
}

function drawItem(item: PopupItem, menu: HTMLElement): HTMLElement {
  const body = [
    el("span", { class: "popup-label" }, ...(item.content ?? [item.label])),
    item.note ? el("span", { class: "popup-note" }, item.note) : null,
  ];
  const attributes = {
    class: "popup-item",
    tabindex: -1,
    role: item.checked === undefined ? "menuitem" : "menuitemradio",
    "aria-checked": item.checked === undefined ? null : `${item.checked}`,
    onclick: () => {
      menu.hidePopover();
      item.pick();
    },
  };
  return item.url
    ? el(
        "a",
        { ...attributes, href: item.url, target: "_blank", rel: "noopener noreferrer" },
        ...body,
      )
    : el("button", { ...attributes, type: "button" }, ...body);
}

function moveWithKeys(event: KeyboardEvent, menu: HTMLElement): void {
  if (event.key === "Tab") {
    menu.hidePopover();
    return;
  }
  if (moveFocus(event, [...menu.children])) event.stopPropagation();
}

/** Moves the focus in a list with the arrow keys, Home and End. Says whether the key was one of them. */
export function moveFocus(event: KeyboardEvent, items: readonly Element[]): boolean {
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const target = {
    ArrowDown: Math.min(at + 1, items.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: items.length - 1,
  }[event.key];
  const item = target === undefined ? null : items[target];
  if (!(item instanceof HTMLElement)) return false;
  event.preventDefault();
  item.focus();
  return true;
}

function place(menu: HTMLElement, anchor: HTMLElement): void {
  const button = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = button.bottom + GAP_PX;
  const fits = below + height + EDGE_PX <= innerHeight;
  const left = Math.min(button.left, innerWidth - width - EDGE_PX);
  menu.style.setProperty("left", `${Math.max(EDGE_PX, left)}px`);
  menu.style.setProperty(
    "top",
    `${fits ? below : Math.max(EDGE_PX, button.top - height - GAP_PX)}px`,
  );
}
