import { createComposer } from "../composer/composer.ts";
import { el, fill } from "../dom/dom.ts";
import type { Drafts } from "../composer/drafts.ts";
import { icon } from "../dom/icons.ts";
import { createMessageList } from "./message-list.ts";
import type { Session } from "../session/session.ts";
import { channelTitle, currentChannel } from "../session/state.ts";
import { threadOf } from "./timeline.ts";

/** The replies to one message, beside the channel, or over it on a narrow window. */
export function mountThread(aside: HTMLElement, session: Session, drafts: Drafts): void {
  const where = el("p", { class: "topic" });
  const close = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close the thread" },
    icon("close"),
  );
  const list = createMessageList(session, { label: "Thread", opensThreads: false, dayLevel: 3 });
  const composer = createComposer(session, drafts);
  fill(
    aside,
    el("div", { class: "pane-head" }, el("h2", {}, "Thread"), where, close),
    list.node,
    composer.node,
  );
  let opener: string | null = null;
  const leave = (): void => {
    session.openThread(null);
    focusOpener();
  };
  const focusOpener = (): void =>
    document.querySelector<HTMLElement>(`main [data-ts="${CSS.escape(opener ?? "")}"]`)?.focus();
  close.addEventListener("click", leave);
  aside.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) leave();
  });
  session.store.watch(
    (state) => [
      state.place,
      state.workspace.users,
      state.timelines.get(state.place.channel),
      state.clock,
    ],
    (state, before) => {
      const { channel: channelId, thread, viewer } = state.place;
      const channel = currentChannel(state);
      const hadFocus = aside.contains(document.activeElement);
      aside.hidden = thread === null || channel === null;
      document.body.classList.toggle("in-thread", !aside.hidden);
      // One step back in the browser closes it, too.
      if (aside.hidden && hadFocus) focusOpener();
      if (thread === null || channel === null) return;
      opener = thread;
      where.textContent = `${channel.kind === "direct" ? "" : "#"}${channelTitle(state, channel)}`;
      composer.show({ channel: channelId, thread, viewer, prompt: "Reply…" });
      const messages = threadOf(state.timelines.get(channelId) ?? [], thread);
      list.show(`${viewer} ${channelId} ${thread}`, messages, () => el("div"));
      if (before && before.place.thread !== thread) composer.focus();
    },
  );
}
