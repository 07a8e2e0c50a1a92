import { createComposer } from "../composer/composer.ts";
import type { Composer } from "../composer/composer.ts";
import { el, fill } from "../dom/dom.ts";
import type { Child } from "../dom/dom.ts";
import type { Drafts } from "../composer/drafts.ts";
import { keepFocus } from "../dom/focus.ts";
import { createHomePanel } from "./home.ts";
import { avatar, icon } from "../dom/icons.ts";
import { createMessageList } from "./message-list.ts";
import type { ChannelView } from "../protocol.ts";
import { appChannel } from "../session/session.ts";
import type { Session } from "../session/session.ts";
import { appUser, channelTitle, currentChannel, partnerIn } from "../session/state.ts";
import type { State } from "../session/state.ts";
import { createSuggestions } from "../composer/suggestions.ts";
import { topLevel } from "./timeline.ts";
import { createWentBackNote } from "./went-back.ts";

/** The middle of the page: a channel's header, messages and composer, or the app's home. */
export function mountConversation(main: HTMLElement, session: Session, drafts: Drafts): Composer {
  const head = el("div", { class: "pane-head" });
  const list = createMessageList(session, {
    label: "Messages",
    opensThreads: true,
    dayLevel: 2,
  });
  const composer = createComposer(session, drafts);
  const suggestions = createSuggestions(session, composer);
  const home = createHomePanel(session);
  const talk = el(
    "div",
    { class: "talk" },
    list.node,
    createWentBackNote(session),
    suggestions,
    composer.node,
  );
  main.append(head, talk, home);

  session.store.watch(
    (state) => [state.place, state.workspace],
    (state) => keepFocus(head, () => fill(head, ...drawHead(state, session))),
  );
  session.store.watch(
    (state) => [
      state.place,
      state.workspace.users,
      currentChannel(state)?.id,
      state.timelines.get(state.place.channel),
      state.clock,
    ],
    (state) => {
      const channel = currentChannel(state);
      talk.hidden = channel === null;
      home.hidden = state.place.channel !== "home";
      if (!channel) return;
      const { viewer } = state.place;
      composer.show({
        channel: channel.id,
        thread: null,
        viewer,
        prompt: promptFor(state, channel),
      });
      list.show(`${viewer} ${channel.id}`, topLevel(state.timelines.get(channel.id) ?? []), () =>
        welcome(state, channel),
      );
    },
  );
  return composer;
}

function promptFor(state: State, channel: ChannelView): string {
  return `Message ${channel.kind === "direct" ? "" : "#"}${channelTitle(state, channel)}`;
}

function drawHead(state: State, session: Session): Child[] {
  const channel = currentChannel(state);
  const partner = channel && partnerIn(state, channel);
  if (!channel || partner?.isBot === true) return drawAppHead(state, session);
  const sign = partner ? avatar(partner) : icon(channel.kind === "private" ? "lock" : "hash");
  return [
    el("h1", {}, sign, channelTitle(state, channel)),
    el("p", { class: "topic" }, partner ? partner.title : channel.topic),
    channel.kind !== "direct" && drawMembers(state, channel),
  ];
}

/** An app has two faces, as in Slack: its home and its messages. */
function drawAppHead(state: State, session: Session): Child[] {
  const app = appUser(state);
  const channel = appChannel(state);
  const tab = (place: string, name: string): HTMLElement =>
    el(
      "button",
      {
        type: "button",
        class: "tab",
        "data-place": place,
        "aria-current": state.place.channel === place ? "page" : null,
        onclick: () => session.open(place),
      },
      name,
    );
  return [
    el("h1", {}, app && avatar(app), app?.realName ?? "App"),
    el("div", { class: "tabs" }, tab("home", "Home"), channel !== null && tab(channel, "Messages")),
  ];
}

function drawMembers(state: State, channel: ChannelView): HTMLElement {
  const members = state.workspace.users.filter(({ id }) => channel.members.includes(id));
  const names = members.map(({ realName }) => realName).join(", ");
  return el(
    "div",
    {
      class: "members",
      title: names,
      role: "img",
      "aria-label": `${members.length} members: ${names}`,
    },
    ...members.slice(0, 4).map((member) => avatar(member)),
    el("span", { class: "members-count" }, `${members.length}`),
  );
}

function welcome(state: State, channel: ChannelView): HTMLElement {
  const app = appUser(state);
  const isAppsOwn = partnerIn(state, channel)?.isBot === true;
  const advice = isAppsOwn
    ? "Ask a question in your own words; nobody else reads this."
    : `Ask with a slash command, or mention @${app?.name ?? "the app"} so that all can read the answer.`;
  return el(
    "div",
    { class: "welcome" },
    app && avatar(app),
    el(
      "p",
      { class: "welcome-title" },
      `This is the beginning of ${isAppsOwn ? "your conversation" : `#${channelTitle(state, channel)}`}.`,
    ),
    el("p", {}, advice),
  );
}
