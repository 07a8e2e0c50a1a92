import { api, Refused } from "./api.ts";
import { keepSame } from "./keep-same.ts";
import { readPlace, writePlace } from "./location.ts";
import type { Place } from "./location.ts";
import { watchPresses } from "./presses.ts";
import type { Presses } from "./presses.ts";
import type { StreamEvent, WorkspaceView } from "../protocol.ts";
import {
  afterEvent,
  appUser,
  channelsOf,
  currentChannel,
  inChannel,
  visibleTo,
  withToast,
  withWorkspace,
} from "./state.ts";
import type { State, Toast } from "./state.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import { followStream } from "./stream.ts";
import type { Stream } from "./stream.ts";
import { withFetched, withMessage } from "../conversation/timeline.ts";

/** One person's view of the workspace, kept in step with the server and with the address bar. */
export interface Session {
  readonly store: Store<State>;
  /** Shows a channel, or `home`. */
  readonly open: (channel: string) => void;
  readonly openThread: (ts: string | null) => void;
  readonly become: (viewer: string) => void;
  readonly tell: (text: string, level: Toast["level"]) => void;
  readonly dismiss: (toastId: number) => void;
  /** Runs something that the server may refuse; false, and a message for the person, where it does. */
  readonly attempt: (deed: () => Promise<unknown>) => Promise<boolean>;
  /** What the server tells is taken in between two presses of a button, never during one. */
  readonly presses: Presses;
}

export function startSession(workspace: WorkspaceView): Session {
  const store = createStore(firstState(workspace));
  const presses = watchPresses();
  const session = createSession(store, presses);
  let stream = follow(session);
  store.watch(
    (state) => [state.place],
    ({ place }, before) => {
      showAddress(place, before === null);
      if (!before) return;
      if (before.place.viewer !== place.viewer) {
        stream.close();
        stream = follow(session);
      } else void fetchPlace(session);
    },
  );
  addEventListener("popstate", () => goTo(session, location.hash));
  leaveLostChannels(session);
  markReadWhileSeen(session);
  return session;
}

function createSession(store: Store<State>, presses: Presses): Session {
  const move = (change: Partial<Place>): void =>
    store.update((state) => ({ ...state, place: { ...state.place, ...change } }));
  const tell = (text: string, level: Toast["level"]): void =>
    store.update((state) => withToast(state, text, level));
  return {
    store,
    presses,
    tell,
    open: (channel) => move({ channel, thread: null }),
    openThread: (thread) => move({ thread }),
    become: (viewer) => store.update((state) => asViewer(state, viewer)),
    dismiss: (toastId) =>
      store.update((state) => ({
        ...state,
        toasts: state.toasts.filter(({ id }) => id !== toastId),
      })),
    async attempt(deed) {
      try {
        await deed();
        return true;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        tell(error.message, "error");
        return false;
      }
    },
  };
}

function firstState(workspace: WorkspaceView): State {
  return {
    workspace,
    place: placeIn(workspace, location.hash),
    timelines: new Map(),
    home: null,
    modal: null,
    clock: { ...workspace.clock, readAtMs: performance.now() },
    leftMs: null,
    streaming: false,
    toasts: [],
  };
}

/** The place that the address names, as far as it exists; else the first person's first channel. */
function placeIn(workspace: WorkspaceView, fragment: string): Place {
  const asked = readPlace(fragment);
  const people = workspace.users.filter(({ isBot }) => !isBot);
  const viewer = (people.find(({ id }) => id === asked.viewer) ?? people[0])?.id ?? "";
  const channels = visibleTo(workspace.channels, viewer);
  const isKnown = asked.channel === "home" || channels.some(({ id }) => id === asked.channel);
  const channel = isKnown && asked.channel !== null ? asked.channel : (channels[0]?.id ?? "home");
  return { channel, thread: isKnown ? asked.thread : null, viewer };
}

/** A step to another place can be taken back; the first place has none before it. */
function showAddress(place: Place, isFirst: boolean): void {
  const address = writePlace(place);
  if (isFirst) history.replaceState(null, "", address);
  else if (address !== location.hash) history.pushState(null, "", address);
}

/** Another person sees other channels, other private answers and another home. */
function asViewer(state: State, viewer: string): State {
  if (viewer === state.place.viewer) return state;
  const place = { ...state.place, thread: null, viewer };
  return { ...state, place, timelines: new Map(), home: null, modal: null };
}

/** Follows the address bar: a link, a bookmark, back and forward. */
function goTo({ store }: Session, fragment: string): void {
  const asked = readPlace(fragment);
  const { workspace, place } = store.get();
  const { channel, thread } = asked;
  if (channel === null || fragment === writePlace(place)) return;
  const viewer = workspace.users.find(({ id }) => id === asked.viewer)?.id ?? place.viewer;
  store.update((state) => ({ ...asViewer(state, viewer), place: { channel, thread, viewer } }));
}

function follow(session: Session): Stream {
  const { store } = session;
  const set = (streaming: boolean): void =>
    store.update((state) => (state.streaming === streaming ? state : { ...state, streaming }));
  return followStream(store.get().place.viewer, {
    opened() {
      set(true);
      void fetchWorkspace(session);
      void fetchPlace(session);
    },
    lost: () => set(false),
    event: (event) => void take(session, event),
  });
}

async function take({ store, presses }: Session, event: StreamEvent): Promise<void> {
  const { viewer } = store.get().place;
  const atMs = performance.now();
  await presses.over();
  // The press may have made another person look, whom this does not concern.
  store.update((state) => (state.place.viewer === viewer ? afterEvent(state, event, atMs) : state));
}

async function fetchWorkspace({ store, attempt, presses }: Session): Promise<void> {
  await attempt(async () => {
    for (;;) {
      const before = store.get();
      const workspace = await api.workspace(before.place.viewer);
      const atMs = performance.now();
      await presses.over();
      const now = store.get();
      // Somebody else looks now; the stream that opens for them asks for their workspace.
      if (now.place.viewer !== before.place.viewer) return;
      // What the stream brought while the answer was on its way is newer than the answer: ask again.
      if (now.workspace !== before.workspace || now.clock !== before.clock) continue;
      store.update((state) => withWorkspace(state, workspace, atMs));
      return;
    }
  });
}

async function fetchPlace(session: Session): Promise<void> {
  const { channel, thread } = session.store.get().place;
  if (channel === "home") await fetchHome(session);
  else await fetchMessages(session, channel, null);
  if (channel !== "home" && thread !== null) await fetchMessages(session, channel, thread);
}

async function fetchHome({ store, attempt, presses }: Session): Promise<void> {
  const { place, home: before } = store.get();
  await attempt(async () => {
    const home = await api.home(place.viewer);
    await presses.over();
    store.update((state) => {
      if (state.place.viewer !== place.viewer) return state;
      // The app publishes when it hears of the visit; what the stream brought since is newer.
      return state.home === before ? { ...state, home: keepSame(before, home) } : state;
    });
  });
}

async function fetchMessages(
  { store, attempt, presses }: Session,
  channel: string,
  thread: string | null,
): Promise<void> {
  const { place, timelines } = store.get();
  const before = new Set(timelines.get(channel));
  await attempt(async () => {
    const fetched = await api.messages(channel, thread, place.viewer);
    await presses.over();
    store.update((state) => {
      if (state.place.viewer !== place.viewer) return state;
      return inChannel(state, channel, (known) => {
        // What the stream brought while the answer was on its way is newer than the answer.
        const since = known.filter((message) => !before.has(message));
        return since.reduce(withMessage, withFetched(known, fetched, thread));
      });
    });
  });
}

/** A channel that is archived, or that the person is not in, gives way to their first one. */
function leaveLostChannels({ store, open }: Session): void {
  store.watch(
    (state) => [state.workspace.channels],
    (state) => {
      const first = channelsOf(state)[0];
      if (state.place.channel !== "home" && !currentChannel(state) && first) open(first.id);
    },
  );
}

/** A channel counts as read while its newest messages are before the person's eyes. */
function markReadWhileSeen(session: Session): void {
  const { store } = session;
  const mark = (): void => {
    const { place } = store.get();
    const unread = currentChannel(store.get())?.unread ?? 0;
    if (unread > 0 && document.visibilityState === "visible")
      void session.attempt(() => api.read(place.channel, place.viewer));
  };
  store.watch((state) => [state.place, state.workspace.channels], mark);
  document.addEventListener("visibilitychange", mark);
}

/** The app's direct messages with the person, if the workspace has any. */
export function appChannel(state: State): string | null {
  const app = appUser(state);
  const channel = channelsOf(state).find(
    ({ kind, members }) => kind === "direct" && app !== null && members.includes(app.id),
  );
  return channel?.id ?? null;
}
