import { api, Refused } from "../session/api.ts";
import { completionsAt, usageOf } from "./completions.ts";
import type { CompletionChoice } from "./completions.ts";
import { el, freshId, unseen } from "../dom/dom.ts";
import type { Drafts } from "./drafts.ts";
import { icon } from "../dom/icons.ts";
import { createListbox } from "./listbox.ts";
import type { Listbox } from "./listbox.ts";
import type { Session } from "../session/session.ts";
import { channelsOf } from "../session/state.ts";

export interface Composer {
  readonly node: HTMLElement;
  /** Shows the draft of another place. */
  show(place: ComposerPlace): void;
  /** Replaces what is written and gives it the focus. */
  write(text: string): void;
  /** Does nothing where a keyboard would slide over the page. */
  focus(): void;
}

interface ComposerPlace {
  readonly channel: string;
  readonly thread: string | null;
  readonly viewer: string;
  /** Where the text goes, e.g. `Message #general`. */
  readonly prompt: string;
}

/** Parts of one composer, passed between its functions. */
interface Parts {
  readonly session: Session;
  readonly drafts: Drafts;
  readonly field: HTMLTextAreaElement;
  readonly list: Listbox;
  readonly usage: HTMLElement;
  place: ComposerPlace;
  /** How far back in the sent texts; 0 is the draft. */
  back: number;
}

export function createComposer(session: Session, drafts: Drafts): Composer {
  const usageId = freshId("usage");
  const field = el("textarea", { rows: 1, class: "composer-field", "aria-describedby": usageId });
  const list = createListbox(field, "Suggestions");
  const usage = el("div", { class: "usage", id: usageId });
  const place = { channel: "", thread: null, viewer: "", prompt: "" };
  const parts: Parts = { session, drafts, field, list, usage, place, back: 0 };
  const form = el(
    "form",
    { class: "composer" },
    list.node,
    field,
    el("button", { class: "send", title: "Send" }, icon("send"), unseen("Send")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(parts);
  });
  form.addEventListener("pointerdown", (event) => {
    if (event.target === form) setTimeout(() => field.focus());
  });
  field.addEventListener("input", () => typed(parts));
  field.addEventListener("blur", () => list.hide());
  field.addEventListener("keydown", (event) => pressed(parts, event));
  return {
    node: el("div", { class: "composer-area" }, form, usage),
    focus() {
      if (matchMedia("(hover: hover)").matches) field.focus();
    },
    show: (next) => showPlace(parts, next),
    write(text) {
      setText(parts, text);
      field.focus();
      typed(parts);
    },
  };
}

function showPlace(parts: Parts, next: ComposerPlace): void {
  const isOther = keyOf(parts.place) !== keyOf(next);
  parts.place = next;
  parts.field.placeholder = next.prompt;
  parts.field.setAttribute("aria-label", next.prompt);
  if (!isOther) return;
  parts.list.hide();
  parts.back = 0;
  setText(parts, parts.drafts.read(keyOf(next)));
}

function keyOf({ viewer, channel, thread }: ComposerPlace): string {
  return [viewer, channel, thread ?? ""].join(" ");
}

function setText(parts: Parts, text: string): void {
  const { field, session } = parts;
  field.value = text;
  field.setSelectionRange(text.length, text.length);
  parts.usage.textContent = usageOf(text, session.store.get().workspace.commands) ?? "";
  fit(field);
}

/** As high as its text, up to what the style sheet allows. */
function fit(field: HTMLTextAreaElement): void {
  field.style.setProperty("height", "auto");
  field.style.setProperty("height", `${field.scrollHeight}px`);
}

function typed(parts: Parts): void {
  const { field, drafts, list, session, usage } = parts;
  const state = session.store.get();
  const { commands, users } = state.workspace;
  parts.back = 0;
  drafts.write(keyOf(parts.place), field.value);
  usage.textContent = usageOf(field.value, commands) ?? "";
  fit(field);
  const known = { commands, users, channels: channelsOf(state) };
  const found = completionsAt(field.value, field.selectionStart, known);
  list.show(
    (found?.choices ?? []).map((choice) => ({
      content: drawChoice(choice),
      pick: () => complete(parts, found?.from ?? 0, choice.insert),
    })),
  );
}

function drawChoice({ title, note }: CompletionChoice): HTMLElement[] {
  return [el("span", { class: "option-title" }, title), el("span", { class: "option-note" }, note)];
}

function complete(parts: Parts, from: number, insert: string): void {
  const { field, drafts, usage, session } = parts;
  field.setRangeText(insert, from, field.selectionStart, "end");
  drafts.write(keyOf(parts.place), field.value);
  usage.textContent = usageOf(field.value, session.store.get().workspace.commands) ?? "";
  fit(field);
}

function pressed(parts: Parts, event: KeyboardEvent): void {
  const { field, list, session } = parts;
  if (event.isComposing) return;
  const isWholeCommand = session.store
    .get()
    .workspace.commands.some(({ command }) => command === field.value.trim());
  // Enter on a whole command sends it, even while longer commands are offered.
  if (!(event.key === "Enter" && isWholeCommand) && list.takesKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    void send(parts);
  } else if (event.key === "ArrowUp" && mayRecall(parts)) recall(parts, parts.back + 1, event);
  else if (event.key === "ArrowDown" && parts.back > 0) recall(parts, parts.back - 1, event);
}

/** The last texts come back one by one, as in a shell, while nothing else was typed. */
function mayRecall({ field, back }: Parts): boolean {
  return field.value === "" || back > 0;
}

function recall(parts: Parts, back: number, event: KeyboardEvent): void {
  const text = back === 0 ? "" : parts.drafts.recall(keyOf(parts.place), back);
  if (text === null) return;
  event.preventDefault();
  parts.back = back;
  setText(parts, text);
}

async function send(parts: Parts): Promise<void> {
  const { field, list, drafts, session, place } = parts;
  const text = field.value.trim();
  if (text === "") return;
  list.hide();
  setText(parts, "");
  drafts.sent(keyOf(place), text);
  const isSent = await session.attempt(() => deliver(place, text));
  if (isSent) return;
  // Nothing typed is lost, and nothing typed since is overwritten.
  drafts.write(keyOf(place), text);
  if (keyOf(parts.place) === keyOf(place) && field.value === "") setText(parts, text);
}

async function deliver({ channel, thread, viewer }: ComposerPlace, text: string): Promise<void> {
  const [, command, rest = ""] = /^(\/[a-z]\S*)\s*([\s\S]*)$/i.exec(text) ?? [];
  if (command === undefined) await api.say({ as: viewer, channel, text, threadTs: thread });
  else if (thread === null) await api.command({ as: viewer, channel, command, text: rest });
  else throw new Refused(`${command} is not supported in threads. Write it in the channel.`);
}
