import { drawBlocks } from "../blocks/block.ts";
import { createEntered } from "../blocks/state.ts";
import { el, fill } from "../dom/dom.ts";
import { keepFocus } from "../dom/focus.ts";
import type { Session } from "../session/session.ts";
import { surfaceOf } from "../dialogs/surfaces.ts";

/** The app's home, as it published it for the person who looks. */
export function createHomePanel(session: Session): HTMLElement {
  const panel = el("div", { class: "home", tabindex: -1 });
  session.store.watch(
    (state) => [state.home, state.place.viewer],
    ({ home }) => {
      if (home && home.blocks.length > 0) {
        const surface = surfaceOf(session, { in: "home" }, home.blocks, createEntered());
        const sheet = el("div", { class: "home-sheet" }, drawBlocks(surface, 2));
        keepFocus(panel, () => fill(panel, sheet));
      } else fill(panel, el("p", { class: "home-empty" }, waitingText(home !== null)));
    },
  );
  return panel;
}

function waitingText(asked: boolean): string {
  return asked ? "The app has not published its home yet." : "Opening…";
}
