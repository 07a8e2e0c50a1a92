import { el, fill, unseen } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";
import { keepFocus } from "../dom/focus.ts";
import { avatar, icon } from "../dom/icons.ts";
import { moveFocus } from "../dialogs/popup.ts";
import type { ChannelView } from "../protocol.ts";
import type { Session } from "../session/session.ts";
import { appUser, channelsOf, channelTitle, partnerIn } from "../session/state.ts";
import type { State } from "../session/state.ts";

/** Channels, private channels, conversations and the app's home; arrow keys go through them. */
export function mountSidebar(nav: HTMLElement, session: Session, afterPick: () => void): void {
  nav.addEventListener("keydown", (event) => {
    if (moveFocus(event, [...nav.querySelectorAll(".place")]))
      setTabStop(nav, document.activeElement);
  });
  const open = (place: string): void => {
    session.open(place);
    afterPick();
  };
  session.store.watch(
    (state) => [
      state.workspace.channels,
      state.workspace.users,
      state.place.channel,
      state.place.viewer,
    ],
    (state) => {
      keepFocus(nav, () => fill(nav, ...sections(state, open)));
      setTabStop(nav, nav.querySelector(":focus") ?? nav.querySelector('[aria-current="page"]'));
    },
  );
}

type Open = (place: string) => void;

function sections(state: State, open: Open): HTMLElement[] {
  const channels = channelsOf(state);
  const app = appUser(state);
  const isApps = (channel: ChannelView): boolean => partnerIn(state, channel)?.isBot === true;
  const of = (kind: ChannelView["kind"]): HTMLElement[] =>
    channels
      .filter((channel) => channel.kind === kind && !isApps(channel))
      .map((channel) => drawChannel(state, channel, open));
  const apps = app
    ? [
        drawPlace(
          state,
          "home",
          [avatar(app), el("span", { class: "place-name" }, app.realName)],
          0,
          open,
          "Home",
        ),
        ...channels.filter(isApps).map((channel) => drawChannel(state, channel, open)),
      ]
    : [];
  return [
    section("Channels", of("channel")),
    section("Private channels", of("private")),
    section("Direct messages", of("direct")),
    section("Apps", apps),
  ].filter((drawn) => drawn !== null);
}

function section(title: string, places: readonly HTMLElement[]): HTMLElement | null {
  if (places.length === 0) return null;
  return el(
    "section",
    {},
    el("h2", {}, title),
    el("ul", {}, ...places.map((place) => el("li", {}, place))),
  );
}

function drawChannel(state: State, channel: ChannelView, open: Open): HTMLElement {
  const partner = partnerIn(state, channel);
  const title = el(
    "span",
    { class: "place-name" },
    partner?.isBot === true ? "Messages" : channelTitle(state, channel),
  );
  const sign =
    partner?.isBot === true
      ? icon("reply")
      : partner
        ? avatar(partner)
        : icon(channel.kind === "private" ? "lock" : "hash");
  return drawPlace(state, channel.id, [sign, title], channel.unread, open);
}

function drawPlace(
  state: State,
  place: string,
  content: readonly Child[],
  unread: number,
  open: Open,
  note = "",
): HTMLElement {
  const isCurrent = state.place.channel === place;
  return el(
    "button",
    {
      type: "button",
      class: `place${unread > 0 ? " unread" : ""}`,
      "data-place": place,
      tabindex: -1,
      "aria-current": isCurrent ? "page" : null,
      onclick: () => open(place),
    },
    ...content,
    note !== "" && el("span", { class: "place-note" }, note),
    unread > 0 && el("span", { class: "count" }, `${unread}`, unseen(" unread")),
  );
}

function setTabStop(nav: HTMLElement, stop: Element | null): void {
  const places = [...nav.querySelectorAll<HTMLElement>(".place")];
  for (const place of places) place.tabIndex = -1;
  const chosen = stop instanceof HTMLElement && stop.matches(".place") ? stop : places[0];
  if (chosen) chosen.tabIndex = 0;
}
