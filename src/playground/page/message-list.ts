import { createEntered } from "./blocks/state.ts";
import type { Entered } from "./blocks/state.ts";
import { el } from "./dom.ts";
import { icon } from "./icons.ts";
import { drawMessage } from "./message.ts";
import type { MessageSetting } from "./message.ts";
import { moveFocus } from "./popup.ts";
import type { Session } from "./session.ts";
import { createScroll } from "./scroll.ts";
import { nowMs, zoneOf } from "./state.ts";
import { dayTitle, millisecondsOf } from "./time.ts";
import { groupByDay } from "./timeline.ts";
import type { Day, Entry, Timeline } from "./timeline.ts";

/** Messages by day, the newest in sight. Only what changed is drawn again. */
export interface MessageList {
  readonly node: HTMLElement;
  /** `key` names the conversation; another one starts at its end. */
  show(key: string, messages: Timeline, empty: Node): void;
}

interface Drawn {
  readonly node: HTMLElement;
  readonly of: Entry;
}

export function createMessageList(
  session: Session,
  label: string,
  opensThreads: boolean,
): MessageList {
  const log = el("div", { class: "log", role: "log", "aria-label": label, "aria-live": "polite" });
  const jump = el("button", { type: "button", class: "jump" }, icon("down"), "New messages");
  const scroller = el("div", { class: "scroller", tabindex: -1 }, log);
  const entered = new Map<string, Entered>();
  const setting: MessageSetting = {
    session,
    opensThreads,
    entered: (ts) => enteredFor(entered, ts),
  };
  const scroll = createScroll(scroller, log, jump);
  let drawn = new Map<string, Drawn>();
  let shownKey = "";
  jump.hidden = true;
  log.addEventListener("keydown", (event) => {
    if (event.target instanceof Element && event.target.matches(".message"))
      moveFocus(event, [...log.querySelectorAll(".message")]);
  });
  return {
    node: el("div", { class: "message-list" }, scroller, jump),
    show(key, messages, empty) {
      const isOther = key !== shownKey;
      const wasAtEnd = scroll.isAtEnd();
      const before = isOther ? new Map<string, Drawn>() : drawn;
      const fresh = isOther ? null : newestOf(messages, before);
      // What a conversation already held is not news: a screen reader is told of later messages only.
      log.setAttribute("aria-busy", `${isOther}`);
      const days = groupByDay(messages, zoneOf(session.store.get()));
      drawn = render(log, days, before, setting, empty);
      shownKey = key;
      log.setAttribute("aria-busy", "false");
      setTabStop(log);
      const isForMe =
        fresh?.ephemeral === true || fresh?.userId === session.store.get().place.viewer;
      const node = fresh && drawn.get(fresh.ts)?.node;
      if (node) scroll.arrive(node, isForMe || wasAtEnd);
      else if (isOther || wasAtEnd) scroll.toEnd();
    },
  };
}

function enteredFor(entered: Map<string, Entered>, ts: string): Entered {
  const known = entered.get(ts) ?? createEntered();
  entered.set(ts, known);
  return known;
}

function newestOf(messages: Timeline, before: ReadonlyMap<string, Drawn>): Timeline[number] | null {
  const newest = messages.findLast(({ ts }) => !before.has(ts));
  return before.size > 0 && newest ? newest : null;
}

function render(
  log: HTMLElement,
  days: readonly Day[],
  before: ReadonlyMap<string, Drawn>,
  setting: MessageSetting,
  empty: Node,
): Map<string, Drawn> {
  const drawn = new Map<string, Drawn>();
  const focus = focusIn(log);
  const nodes = days.flatMap((day) => [
    drawDay(day, setting.session),
    ...day.entries.map((entry) => {
      const known = before.get(entry.message.ts);
      const isSame = known?.of.message === entry.message && known.of.continues === entry.continues;
      const node = isSame ? known.node : drawMessage(entry, setting);
      drawn.set(entry.message.ts, { node, of: entry });
      return node;
    }),
  ]);
  arrange(log, nodes.length > 0 ? nodes : [empty]);
  restoreFocus(log, focus);
  return drawn;
}

/** Puts the nodes in order without touching those that are in place: what has the focus keeps it. */
function arrange(parent: HTMLElement, nodes: readonly Node[]): void {
  const wanted = new Set(nodes);
  for (const child of Array.from(parent.childNodes)) if (!wanted.has(child)) child.remove();
  for (const [index, node] of nodes.entries())
    if (parent.childNodes[index] !== node)
      parent.insertBefore(node, parent.childNodes[index] ?? null);
}

function drawDay(day: Day, { store }: Session): HTMLElement {
  const state = store.get();
  const first = day.entries[0]?.message.ts ?? "0";
  const now = nowMs(state.clock, performance.now());
  const title = dayTitle(millisecondsOf(first), zoneOf(state), now);
  return el("h3", { class: "day" }, el("span", {}, title));
}

interface Focus {
  readonly ts: string;
  /** The element of the message's blocks; empty for the message itself. */
  readonly selector: string;
}

function focusIn(log: HTMLElement): Focus | null {
  const active = document.activeElement;
  const message =
    active instanceof HTMLElement && log.contains(active) ? active.closest(".message") : null;
  if (!(message instanceof HTMLElement) || !(active instanceof HTMLElement)) return null;
  const { block, action } = active.dataset;
  const selector =
    block === undefined || action === undefined
      ? ""
      : `[data-block="${CSS.escape(block)}"][data-action="${CSS.escape(action)}"]`;
  return { ts: message.dataset["ts"] ?? "", selector };
}

/** After its message was drawn again: the same element, else the message. */
function restoreFocus(log: HTMLElement, focus: Focus | null): void {
  if (!focus || log.contains(document.activeElement)) return;
  const message = log.querySelector<HTMLElement>(`[data-ts="${CSS.escape(focus.ts)}"]`);
  const element = focus.selector ? message?.querySelector<HTMLElement>(focus.selector) : null;
  (element ?? message)?.focus({ preventScroll: true });
}

/** The Tab key reaches the last message; arrows go on from there. */
function setTabStop(log: HTMLElement): void {
  const messages = [...log.querySelectorAll<HTMLElement>(".message")];
  for (const message of messages) message.tabIndex = -1;
  const last = messages.at(-1);
  if (last) last.tabIndex = 0;
}
