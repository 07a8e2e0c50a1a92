import { drawBlocks } from "../blocks/block.ts";
import { drawMrkdwn } from "../blocks/text/draw-text.ts";
import type { Entered } from "../blocks/state.ts";
import { el } from "../dom/dom.ts";
import { avatar, icon } from "../dom/icons.ts";
import type { MessageView, UserView } from "../protocol.ts";
import type { Session } from "../session/session.ts";
import { nowMs, userOf, zoneOf } from "../session/state.ts";
import { surfaceOf } from "../dialogs/surfaces.ts";
import { dayKey, dayTitle, fullDate, millisecondsOf, timeOfDay } from "../dom/time.ts";
import type { Entry } from "./timeline.ts";

export interface MessageSetting {
  readonly session: Session;
  /** Whether replies are counted and can be opened; not within a thread. */
  readonly opensThreads: boolean;
  /** Level of the headings of the days; those in a message are one below. */
  readonly dayLevel: 2 | 3;
  readonly entered: (ts: string) => Entered;
}

/** Draws one message as an article that can take the focus. */
export function drawMessage({ message, continues }: Entry, setting: MessageSetting): HTMLElement {
  const { session, opensThreads } = setting;
  const author = userOf(session.store.get(), message.userId);
  const name = author?.realName ?? message.userId;
  return el(
    "article",
    {
      class: ["message", continues && "continues", message.ephemeral && "ephemeral"]
        .filter(Boolean)
        .join(" "),
      "data-ts": message.ts,
      tabindex: -1,
      "aria-label": spokenName(message, name, session),
    },
    el(
      "div",
      { class: "gutter" },
      continues ? drawTime(message, setting) : author && avatar(author),
    ),
    el(
      "div",
      { class: "message-body" },
      message.ephemeral && el("div", { class: "private-note" }, icon("eye"), "Only visible to you"),
      !continues && drawByline(message, author, setting),
      drawContent(message, setting),
      drawThreadLink(message, setting),
    ),
    opensThreads && !message.ephemeral && drawTools(message, name, session),
  );
}

function spokenName(message: MessageView, name: string, { store }: Session): string {
  const sent = timeOfDay(millisecondsOf(message.ts), zoneOf(store.get()));
  return `${name}, ${sent}${message.ephemeral ? ", only visible to you" : ""}`;
}

function drawByline(
  message: MessageView,
  author: UserView | null,
  setting: MessageSetting,
): HTMLElement {
  return el(
    "div",
    { class: "byline" },
    el("span", { class: "author" }, author?.realName ?? message.userId),
    author?.isBot === true && el("span", { class: "badge" }, "APP"),
    drawTime(message, setting),
  );
}

function drawTime({ ts }: MessageView, { session }: MessageSetting): HTMLElement {
  const zone = zoneOf(session.store.get());
  const ms = millisecondsOf(ts);
  return el(
    "time",
    {
      datetime: new Date(ms).toISOString(),
      title: `${fullDate(ms, zone)}, ${timeOfDay(ms, zone)} ${zone}`,
    },
    timeOfDay(ms, zone),
  );
}

function drawContent(message: MessageView, setting: MessageSetting): HTMLElement {
  const { session, entered, dayLevel } = setting;
  const source = { in: "message", channel: message.channel, ts: message.ts } as const;
  const surface = surfaceOf(session, source, message.blocks, entered(message.ts));
  const content =
    message.blocks.length > 0
      ? drawBlocks(surface, dayLevel + 1)
      : el("div", { class: "text-message" }, ...drawMrkdwn(message.text, surface.reading));
  if (message.unfurlsLinks && userOf(session.store.get(), message.userId)?.isBot === true)
    content.append(el("div", { class: "hint" }, "Slack would add previews of its links."));
  if (message.edited) content.append(el("span", { class: "edited" }, "(edited)"));
  return content;
}

function drawThreadLink(message: MessageView, setting: MessageSetting): HTMLElement | null {
  const { session, opensThreads } = setting;
  const { replyCount, lastReplyTs, ts } = message;
  if (!opensThreads || replyCount === 0) return null;
  return el(
    "button",
    { type: "button", class: "thread-link", onclick: () => session.openThread(ts) },
    icon("reply"),
    el(
      "span",
      { class: "thread-count" },
      `${replyCount} ${replyCount === 1 ? "reply" : "replies"}`,
    ),
    el("span", { class: "thread-last" }, lastReplyTs ? lastReply(lastReplyTs, session) : ""),
  );
}

function lastReply(ts: string, { store }: Session): string {
  const state = store.get();
  const [zone, ms] = [zoneOf(state), millisecondsOf(ts)];
  const now = nowMs(state.clock, performance.now());
  const day = dayKey(ms, zone) === dayKey(now, zone) ? "" : `${dayTitle(ms, zone, now)} `;
  return `last reply ${day}at ${timeOfDay(ms, zone)}`;
}

function drawTools(message: MessageView, name: string, session: Session): HTMLElement {
  return el(
    "div",
    { class: "tools" },
    el(
      "button",
      {
        type: "button",
        class: "icon-button",
        title: "Reply in thread",
        "aria-label": `Reply in thread to ${name}`,
        onclick: () => session.openThread(message.ts),
      },
      icon("reply"),
    ),
  );
}
