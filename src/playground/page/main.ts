import { api } from "./session/api.ts";
import { mountClock } from "./dialogs/clock-control.ts";
import { mountConversation } from "./conversation/conversation.ts";
import { byId } from "./dom/dom.ts";
import { createDrafts } from "./composer/drafts.ts";
import { mountDrawer } from "./sidebar/drawer.ts";
import { mountModals } from "./dialogs/modal.ts";
import { mountPersonSwitcher } from "./sidebar/person-switcher.ts";
import type { WorkspaceView } from "./protocol.ts";
import { startSession } from "./session/session.ts";
import type { Session } from "./session/session.ts";
import { channelsOf, channelTitle, currentChannel } from "./session/state.ts";
import { mountSidebar } from "./sidebar/sidebar.ts";
import { mountTheme } from "./dom/theme.ts";
import { mountThread } from "./conversation/thread.ts";
import { mountToasts } from "./dialogs/toasts.ts";

/** Ties the page together: one session, and each part of the page shows its share of it. */
async function start(): Promise<void> {
  mountTheme(byId("theme", HTMLButtonElement));
  const session = startSession(await firstWorkspace());
  const drafts = createDrafts(localStorage);
  const nav = byId("sidebar", HTMLElement);
  const drawer = mountDrawer(byId("drawer", HTMLButtonElement), nav, byId("shade", HTMLElement));
  byId("team", HTMLElement).textContent = session.store.get().workspace.team.name;
  mountToasts(byId("status", HTMLElement), byId("alert", HTMLElement), session);
  mountClock(byId("clock", HTMLButtonElement), session);
  mountPersonSwitcher(byId("person", HTMLButtonElement), session);
  const composer = mountConversation(byId("main", HTMLElement), session, drafts);
  mountSidebar(nav, session, () => {
    drawer.close();
    composer.focus();
  });
  mountThread(byId("thread", HTMLElement), session, drafts);
  mountModals(session);
  showConnection(byId("connection", HTMLElement), session);
  showTitle(session);
  skipTo(byId("main", HTMLElement), byId("skip", HTMLAnchorElement));
  document.body.classList.add("ready");
  composer.focus();
}

const RETRY_MS = 1_000;

async function firstWorkspace(): Promise<WorkspaceView> {
  const connection = byId("connection", HTMLElement);
  for (;;) {
    try {
      return await api.workspace(null);
    } catch {
      connection.textContent = "Waiting for the playground’s server…";
      connection.hidden = false;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

function showTitle({ store }: Session): void {
  store.watch(
    (state) => [state.place, state.workspace],
    (state) => {
      const channel = currentChannel(state);
      const unread = channelsOf(state).reduce((sum, { unread: count }) => sum + count, 0);
      const where = channel ? channelTitle(state, channel) : "Home";
      document.title = `${unread > 0 ? `(${unread}) ` : ""}${where} · ${state.workspace.team.name}`;
    },
  );
}

/** The address's fragment says which channel is open, so the link must not change it. */
function skipTo(main: HTMLElement, link: HTMLAnchorElement): void {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
}

/** A short gap, as when the stream changes its person, is nobody's business. */
const GAP_MS = 600;

function showConnection(banner: HTMLElement, { store }: Session): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  store.watch(
    (state) => [state.streaming, state.workspace.appConnected],
    (state) => {
      clearTimeout(timer);
      const text = !state.streaming
        ? "The playground’s server is away. Trying again…"
        : state.workspace.appConnected
          ? ""
          : "The app is not connected: commands and buttons wait until it is back.";
      const show = (): void => {
        banner.textContent = text;
        banner.hidden = text === "";
      };
      if (text === "") show();
      else timer = setTimeout(show, GAP_MS);
    },
  );
}

void start();
