import { keepSame } from "./keep-same.ts";
import type { Place } from "./location.ts";
import type {
  ChannelView,
  ClockView,
  HomeView,
  ModalView,
  StreamEvent,
  UserView,
  WorkspaceView,
} from "../protocol.ts";
import { withMessage, withoutMessage } from "../conversation/timeline.ts";
import type { Timeline } from "../conversation/timeline.ts";

/** All that the page shows; every change makes a new one. */
export interface State {
  readonly workspace: WorkspaceView;
  readonly place: Place;
  readonly timelines: ReadonlyMap<string, Timeline>;
  /** Null until it was asked for. */
  readonly home: HomeView | null;
  readonly modal: ModalView | null;
  readonly clock: RunningClock;
  /** The moment (epoch ms) from which the clock went back; null once it is reached again, or the person knows. */
  readonly leftMs: number | null;
  /** Whether the page hears from its server. */
  readonly streaming: boolean;
  readonly toasts: readonly Toast[];
}

export interface RunningClock extends ClockView {
  /** The browser's monotonic milliseconds when the clock showed `nowMs`; it has run on since. */
  readonly readAtMs: number;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly level: "info" | "error";
}

/** What the page shows after the server told it something. `atMs` is the browser's monotonic time. */
export function afterEvent(state: State, event: StreamEvent, atMs: number): State {
  switch (event.type) {
    case "message":
    case "message-changed":
      return inChannel(state, event.message.channel, (known) => withMessage(known, event.message));
    case "message-deleted":
      return inChannel(state, event.channel, (known) => withoutMessage(known, event.ts));
    case "home":
      return { ...state, home: keepSame(state.home, event.home) };
    case "modal":
      return { ...state, modal: event.modal };
    case "channels":
      return { ...state, workspace: { ...state.workspace, channels: event.channels } };
    case "clock":
      return withClock(state, event.clock, atMs);
    case "connection":
      return { ...state, workspace: { ...state.workspace, appConnected: event.appConnected } };
    case "notice":
      return withToast(state, event.text, event.level);
    default:
      // A server newer than this page may say more; what is unknown changes nothing.
      return state;
  }
}

/** Less is the way of the answer from the server. */
const WENT_BACK_MS_MIN = 60_000;

/** A clock that was set. */
export function withClock(state: State, clock: ClockView, atMs: number): State {
  const shownMs = nowMs(state.clock, atMs);
  const latestMs = Math.max(state.leftMs ?? 0, shownMs);
  const wentBack = shownMs - clock.nowMs > WENT_BACK_MS_MIN;
  const isThere = clock.nowMs >= latestMs;
  return {
    ...state,
    clock: { ...clock, readAtMs: atMs },
    leftMs: wentBack ? latestMs : isThere ? null : state.leftMs,
  };
}

/** A workspace that was fetched again; parts that say the same stay as they are. */
export function withWorkspace(state: State, fetched: WorkspaceView, atMs: number): State {
  const { workspace: known } = state;
  const fresh = {
    ...fetched,
    team: keepSame(known.team, fetched.team),
    users: keepSame(known.users, fetched.users),
    channels: keepSame(known.channels, fetched.channels),
    commands: keepSame(known.commands, fetched.commands),
    // It runs in `state.clock`; here it would make every workspace another one.
    clock: known.clock,
  };
  return {
    ...state,
    workspace: keepSame(known, fresh),
    clock: { ...fetched.clock, readAtMs: atMs },
  };
}

export function inChannel(
  state: State,
  channel: string,
  change: (known: Timeline) => Timeline,
): State {
  const changed = change(state.timelines.get(channel) ?? []);
  return { ...state, timelines: new Map(state.timelines).set(channel, changed) };
}

export function withToast(state: State, text: string, level: Toast["level"]): State {
  const id = Math.max(0, ...state.toasts.map((toast) => toast.id)) + 1;
  // Two requests that fail for one reason are one piece of news.
  const others = state.toasts.filter((toast) => toast.text !== text || toast.level !== level);
  return { ...state, toasts: [...others, { id, text, level }] };
}

export function nowMs(clock: RunningClock, atMs: number): number {
  return clock.nowMs + (atMs - clock.readAtMs);
}

export function userOf(state: State, id: string): UserView | null {
  return state.workspace.users.find((user) => user.id === id) ?? null;
}

export function viewerOf(state: State): UserView | null {
  return userOf(state, state.place.viewer);
}

/** Zone in which the person reads times. */
export function zoneOf(state: State): string {
  return viewerOf(state)?.zone ?? state.clock.zone;
}

/** The channels that the person is in. */
export function channelsOf(state: State): readonly ChannelView[] {
  return visibleTo(state.workspace.channels, state.place.viewer);
}

export function visibleTo(
  channels: readonly ChannelView[],
  viewer: string,
): readonly ChannelView[] {
  return channels.filter(({ members }) => members.includes(viewer));
}

export function currentChannel(state: State): ChannelView | null {
  return channelsOf(state).find(({ id }) => id === state.place.channel) ?? null;
}

export function appUser(state: State): UserView | null {
  return state.workspace.users.find(({ isBot }) => isBot) ?? null;
}

/** The other one in a conversation of two. */
export function partnerIn(state: State, channel: ChannelView): UserView | null {
  const other = channel.members.find((id) => id !== state.place.viewer);
  return channel.kind === "direct" && other !== undefined ? userOf(state, other) : null;
}

export function channelTitle(state: State, channel: ChannelView): string {
  return partnerIn(state, channel)?.realName ?? channel.name;
}
