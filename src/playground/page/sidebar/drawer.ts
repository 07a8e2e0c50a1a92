import { icon } from "../dom/icons.ts";

/** On a narrow window the sidebar is a drawer: it opens over the page and closes with what was picked. */
export interface Drawer {
  close(): void;
}

export function mountDrawer(
  button: HTMLButtonElement,
  nav: HTMLElement,
  shade: HTMLElement,
): Drawer {
  const show = (open: boolean): void => {
    document.body.classList.toggle("drawer-open", open);
    button.setAttribute("aria-expanded", `${open}`);
    shade.hidden = !open;
    if (open) nav.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  const close = (): void => {
    if (!document.body.classList.contains("drawer-open")) return;
    const hadFocus = nav.contains(document.activeElement);
    show(false);
    if (hadFocus) button.focus();
  };
  button.append(icon("menu"));
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => show(!document.body.classList.contains("drawer-open")));
  shade.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return { close };
}
