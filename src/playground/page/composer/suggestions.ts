import { setClock, worldIpDayPreset } from "../dialogs/clock-control.ts";
import type { Composer } from "./composer.ts";
import { el, fill, unseen } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";
import { icon } from "../dom/icons.ts";
import type { Session } from "../session/session.ts";
import { appUser, nowMs } from "../session/state.ts";
import type { State } from "../session/state.ts";
import { dayKey } from "../dom/time.ts";

/** What a newcomer may try, above the composer; put away for good with the cross. */
export function createSuggestions(session: Session, composer: Composer): HTMLElement {
  const node = el("div", { class: "suggestions", role: "group", "aria-label": "Things to try" });
  const putAway = (): void => {
    localStorage.setItem(PUT_AWAY, "yes");
    node.hidden = true;
  };
  const travelText = el("span");
  const travel = chip(travelText, () => void setClock(session, nextWorldIpDay(session).to));
  travel.prepend(icon("clock"));
  session.store.watch(
    (state) => [state.clock],
    () => fill(travelText, `Go to ${nextWorldIpDay(session).title}`),
  );
  session.store.watch(
    (state) => [state.workspace.commands, state.workspace.users],
    (state) => {
      const texts = textsToTry(state);
      node.hidden = localStorage.getItem(PUT_AWAY) === "yes" || texts.length === 0;
      const [question, ...others] = texts.map((text) => chip(text, () => composer.write(text)));
      fill(
        node,
        el("span", { class: "suggestions-title" }, "Try"),
        el("div", { class: "chips" }, question ?? null, travel, ...others),
        el(
          "button",
          { type: "button", class: "icon-button small", onclick: putAway },
          icon("close"),
          unseen("Hide these suggestions"),
        ),
      );
    },
  );
  return node;
}

const PUT_AWAY = "almanac-playground-suggestions-hidden";

/** Questions first; then a digest, which the clock makes arrive. */
const TEXTS = [
  "/ip who presided over the 2021 forum",
  "/ip-today 26 April",
  "/ip-digest subscribe daily 09:00 Asia/Shanghai",
];

function nextWorldIpDay({ store }: Session) {
  const { clock } = store.get();
  return worldIpDayPreset(dayKey(nowMs(clock, performance.now()), clock.zone));
}

/** Only commands that the app has. */
function textsToTry(state: State): readonly string[] {
  const names = new Set(state.workspace.commands.map(({ command }) => command));
  const app = appUser(state);
  return [
    ...TEXTS.filter((text) => names.has(text.split(" ")[0] ?? "")),
    ...(app ? [`@${app.name} 惩罚性赔偿`] : []),
  ];
}

function chip(text: Child, use: () => void): HTMLElement {
  return el("button", { type: "button", class: "chip", onclick: use }, text);
}
