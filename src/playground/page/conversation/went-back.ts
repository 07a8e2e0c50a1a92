import { el, fill, freshId } from "../dom/dom.ts";
import { icon } from "../dom/icons.ts";
import { clockText } from "../dom/time.ts";
import type { Session } from "../session/session.ts";

/** Above the composer after the clock went back: what that means for messages and digests. */
export function createWentBackNote(session: Session): HTMLElement {
  const words = el("p", { id: freshId("went-back") });
  const putAway = (): void => session.store.update((state) => ({ ...state, leftMs: null }));
  const node = el(
    "div",
    { class: "went-back", role: "note", "aria-labelledby": words.id },
    words,
    el(
      "button",
      {
        type: "button",
        class: "icon-button small",
        "aria-label": "Hide this note",
        onclick: putAway,
      },
      icon("close"),
    ),
  );
  session.store.watch(
    (state) => [state.leftMs],
    ({ leftMs, clock }) => {
      node.hidden = leftMs === null;
      if (leftMs !== null) fill(words, explain(clockText(leftMs, clock.zone)));
    },
  );
  return node;
}

function explain(left: string): string {
  return `The clock went back from ${left}. What was posted stays, and new messages stand below it. Digests go on from the present day; a day that was told is not told again. To begin without that past, stop the playground and start it again.`;
}
