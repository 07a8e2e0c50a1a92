import { createEntered } from "../blocks/state.ts";
import type { Entered } from "../blocks/state.ts";
import { el } from "../dom/dom.ts";
import { keepFocus } from "../dom/focus.ts";
import { icon } from "../dom/icons.ts";
import { drawMessage } from "./message.ts";
import type { MessageSetting } from "./message.ts";
import { moveFocus } from "../dialogs/popup.ts";
import type { Session } from "../session/session.ts";
import { createScroll } from "./scroll.ts";
import { nowMs, zoneOf } from "../session/state.ts";
import { dayTitle, millisecondsOf } from "../dom/time.ts";
import { groupByDay } from "./timeline.ts";
import type { Day, Entry, Timeline } from "./timeline.ts";

/** Messages by day, the newest in sight. Only what changed is drawn again. */
export interface MessageList {
  readonly node: HTMLElement;
  /** `key` names the conversation; another one starts at its end. `intro` is drawn above its first message. */
  show(key: string, messages: Timeline, intro: () => HTMLElement): void;
}

/** What stands in the list, by a message's timestamp, a day's title or `intro`. */
type Drawn = ReadonlyMap<string, { readonly node: HTMLElement; readonly of: Entry | null }>;

/** `dayLevel` is that of the days' headings: one below the heading of the pane around the list. */
export interface MessageListKind {
  readonly label: string;
  readonly opensThreads: boolean;
  readonly dayLevel: 2 | 3;
}

export function createMessageList(session: Session, kind: MessageListKind): MessageList {
  const { label, opensThreads, dayLevel } = kind;
  const log = el("div", { class: "log", role: "log", "aria-label": label, "aria-live": "polite" });
  const jump = el("button", { type: "button", class: "jump" }, icon("down"), "New messages");
  const scroller = el("div", { class: "scroller", tabindex: -1 }, log);
  const entered = new Map<string, Entered>();
  const setting: MessageSetting = {
    session,
    opensThreads,
    dayLevel,
    entered: (ts) => enteredFor(entered, ts),
  };
  const scroll = createScroll(scroller, log, jump);
  let drawn: Drawn = new Map();
  let shownKey = "";
  jump.hidden = true;
  log.addEventListener("keydown", (event) => {
    if (event.target instanceof Element && event.target.matches(".message"))
      moveFocus(event, [...log.querySelectorAll(".message")]);
  });
  return {
    node: el("div", { class: "message-list" }, scroller, jump),
    show(key, messages, intro) {
      const isOther = key !== shownKey;
      const wasAtEnd = scroll.isAtEnd();
      const before: Drawn = isOther ? new Map() : drawn;
      const fresh = isOther ? null : newestOf(messages, before);
      if (isOther) hush(log);
      const days = groupByDay(messages, zoneOf(session.store.get()));
      drawn = render(log, days, before, setting, intro);
      shownKey = key;
      setTabStop(log);
      const node = fresh && drawn.get(fresh.ts)?.node;
      if (node) scroll.arrive(node, wasAtEnd || isForViewer(fresh, session));
      else if (isOther || wasAtEnd) scroll.toEnd();
    },
  };
}

/** Long enough for what a conversation already held to come from the server. */
const HUSH_MS = 1_000;

/** What a conversation already held is not news: a screen reader is told of later messages only. */
function hush(log: HTMLElement): void {
  log.setAttribute("aria-live", "off");
  setTimeout(() => log.setAttribute("aria-live", "polite"), HUSH_MS);
}

function enteredFor(entered: Map<string, Entered>, ts: string): Entered {
  const known = entered.get(ts) ?? createEntered();
  entered.set(ts, known);
  return known;
}

function newestOf(messages: Timeline, before: Drawn): Timeline[number] | null {
  const newest = messages.findLast(({ ts }) => !before.has(ts));
  return before.size > 0 && newest ? newest : null;
}

/** What is the same as before keeps its node, so that nothing is read out or loses the focus again. */
function render(
  log: HTMLElement,
  days: readonly Day[],
  before: Drawn,
  setting: MessageSetting,
  intro: () => HTMLElement,
): Drawn {
  const keep = (key: string, draw: () => HTMLElement, of: Entry | null = null) => {
    const known = before.get(key);
    const isSame = known?.of?.message === of?.message && known?.of?.continues === of?.continues;
    return [key, known && isSame ? known : { node: draw(), of }] as const;
  };
  const drawn = new Map([
    keep("intro", intro),
    ...days.flatMap((day) => {
      const title = titleOf(day, setting.session);
      return [
        keep(title, () => el(`h${setting.dayLevel}`, { class: "day" }, el("span", {}, title))),
        ...day.entries.map((entry) =>
          keep(entry.message.ts, () => drawMessage(entry, setting), entry),
        ),
      ];
    }),
  ]);
  const nodes = [...drawn.values()].map(({ node }) => node);
  keepFocus(log, () => arrange(log, nodes));
  return drawn;
}

/** Written by the person who looks, or to nobody else. */
function isForViewer(message: Timeline[number], { store }: Session): boolean {
  return message.ephemeral || message.userId === store.get().place.viewer;
}

/** Puts the nodes in order without touching those that are in place: what has the focus keeps it. */
function arrange(parent: HTMLElement, nodes: readonly Node[]): void {
  const wanted = new Set(nodes);
  for (const child of Array.from(parent.childNodes)) if (!wanted.has(child)) child.remove();
  for (const [index, node] of nodes.entries())
    if (parent.childNodes[index] !== node)
      parent.insertBefore(node, parent.childNodes[index] ?? null);
}

function titleOf(day: Day, { store }: Session): string {
  const state = store.get();
  const first = day.entries[0]?.message.ts ?? "0";
  const now = nowMs(state.clock, performance.now());
  return dayTitle(millisecondsOf(first), zoneOf(state), now);
}

/** The Tab key reaches the last message; arrows go on from there. */
function setTabStop(log: HTMLElement): void {
  const messages = [...log.querySelectorAll<HTMLElement>(".message")];
  for (const message of messages) message.tabIndex = -1;
  const last = messages.at(-1);
  if (last) last.tabIndex = 0;
}
