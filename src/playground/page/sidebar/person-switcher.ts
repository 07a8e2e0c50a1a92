import { el, fill, unseen } from "../dom/dom.ts";
import { avatar, icon } from "../dom/icons.ts";
import { openPopup } from "../dialogs/popup.ts";
import type { Session } from "../session/session.ts";
import { viewerOf } from "../session/state.ts";
import { timeOfDay } from "../dom/time.ts";
import { nowMs } from "../session/state.ts";

/** Says who the person is, and lets them be somebody else. */
export function mountPersonSwitcher(button: HTMLButtonElement, session: Session): void {
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () =>
    openPopup(button, "Look through the eyes of", choices(session)),
  );
  session.store.watch(
    (state) => [state.place.viewer, state.workspace.users],
    (state) => {
      const viewer = viewerOf(state);
      if (!viewer) return;
      fill(
        button,
        avatar(viewer),
        unseen("You are"),
        el("span", { class: "person-name" }, viewer.realName),
        unseen("– change person"),
        icon("chevron"),
      );
    },
  );
}

function choices(session: Session): Parameters<typeof openPopup>[2] {
  const { workspace, place, clock } = session.store.get();
  const now = nowMs(clock, performance.now());
  return workspace.users
    .filter(({ isBot }) => !isBot)
    .map((user) => ({
      label: user.realName,
      content: [avatar(user), user.realName],
      note: `${user.title} · ${timeOfDay(now, user.zone)}`,
      checked: user.id === place.viewer,
      pick: () => session.become(user.id),
    }));
}
