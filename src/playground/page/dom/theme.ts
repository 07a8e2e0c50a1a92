import { icon } from "./icons.ts";

type Theme = "light" | "dark";

const STORED_AS = "almanac-playground-theme";

/** Light or dark as the system has it, until the person chooses; the choice is kept. */
export function mountTheme(button: HTMLButtonElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = (): Theme => chosen() ?? (system.matches ? "dark" : "light");
  const show = (): void => {
    const theme = current();
    document.documentElement.dataset["theme"] = theme;
    button.replaceChildren(icon(theme === "dark" ? "sun" : "moon"));
    button.setAttribute("aria-label", theme === "dark" ? "Use light colours" : "Use dark colours");
  };
  button.addEventListener("click", () => {
    localStorage.setItem(STORED_AS, current() === "dark" ? "light" : "dark");
    show();
  });
  system.addEventListener("change", show);
  show();
}

function chosen(): Theme | null {
  const stored = localStorage.getItem(STORED_AS);
  return stored === "light" || stored === "dark" ? stored : null;
}
