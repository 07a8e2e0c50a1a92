import { api, Refused } from "../session/api.ts";
import { createDialog, showOnce } from "./dialog.ts";
import { el, fill, freshId, unseen } from "../dom/dom.ts";
import { icon } from "../dom/icons.ts";
import type { Session } from "../session/session.ts";
import { nowMs, withClock } from "../session/state.ts";
import { clockText, dateText, dayKey, localDateTime, mondayAfter, nextOn } from "../dom/time.ts";

const TICK_MS = 1_000;
const MORNING = "09:00";
const WORLD_IP_DAY = "04-26";

/** Shows the workspace's date and time, and sets them: what is due then arrives. */
export function mountClock(button: HTMLButtonElement, session: Session): void {
  const { store } = session;
  const face = el("span", { class: "clock-face" });
  fill(button, icon("clock"), unseen("Set the clock, now "), face);
  const tick = (): void => {
    const { clock } = store.get();
    const text = clockText(nowMs(clock, performance.now()), clock.zone);
    if (face.textContent !== text) face.textContent = text;
    button.title = `The workspace's clock (${clock.zone}). Set it to see what arrives then.`;
    button.classList.toggle("set", !clock.real);
  };
  store.watch((state) => [state.clock], tick);
  setInterval(tick, TICK_MS);
  button.addEventListener("click", () => openClock(session));
}

export interface Preset {
  readonly title: string;
  readonly note: string;
  /** `YYYY-MM-DDTHH:mm` in the workspace's zone; null is the real time. */
  readonly to: string | null;
}

/** Days of each year that show what the app does, as `MM-DD`. */
const ANNIVERSARIES = [
  { day: WORLD_IP_DAY, note: "World IP Day" },
  { day: "11-30", note: "Anniversary of the study session on IP" },
  { day: "01-01", note: "Anniversaries of laws that took effect" },
];

/** Moments after `today`, the workspace's day: a Monday, the anniversaries as they come, and the way back. */
export function clockPresets(today: string): readonly Preset[] {
  const days = ANNIVERSARIES.map(({ day, note }) => ({ day: nextOn(day, today), note }));
  return [
    {
      title: "Next Monday, 09:00",
      note: "For a weekly digest",
      to: `${mondayAfter(today)}T${MORNING}`,
    },
    ...days
      .toSorted((a, b) => a.day.localeCompare(b.day))
      .map(({ day, note }) => ({
        title: `${dateText(day)}, ${MORNING}`,
        note,
        to: `${day}T${MORNING}`,
      })),
    { title: "The real time", note: "Back to now", to: null },
  ];
}

/** The morning of the first World IP Day after `today`. */
export function worldIpDayPreset(today: string): { readonly title: string; readonly to: string } {
  const day = nextOn(WORLD_IP_DAY, today);
  return { title: `${dateText(day)}, ${MORNING}`, to: `${day}T${MORNING}` };
}

function openClock(session: Session): void {
  const { clock } = session.store.get();
  const now = nowMs(clock, performance.now());
  const moment = createMoment(localDateTime(now, clock.zone));
  const choose = async (to: string | null): Promise<void> => {
    if (dialog.ariaBusy === "true") return;
    dialog.ariaBusy = "true";
    try {
      await moveClock(session, to);
      dialog.close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      moment.refuse(error.message);
    } finally {
      dialog.ariaBusy = null;
    }
  };
  const hint = `Forward: what is due by then arrives, what was missed on the evening before. Back: what was posted stays, digests go on from the day you choose, and no day is told twice. Times are those of ${clock.zone}.`;
  const presets = clockPresets(dayKey(now, clock.zone)).map((preset) =>
    drawPreset(preset, () => void choose(preset.to)),
  );
  const { dialog, form } = createDialog(["Set the workspace’s clock"], () => dialog.close(), [
    el(
      "div",
      { class: "dialog-body" },
      el("p", { class: "hint" }, hint),
      el("div", { class: "presets" }, ...presets),
      ...moment.nodes,
    ),
    el("div", { class: "dialog-foot" }, el("button", { class: "button primary" }, "Go there")),
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (moment.field.value) void choose(moment.field.value);
    else moment.refuse("Choose a date and a time.");
  });
  showOnce(dialog);
}

/** A field for a date and a time, with its label above and what is wrong with it beneath. */
function createMoment(value: string) {
  const [fieldId, errorId] = [freshId("moment"), freshId("error")];
  const field = el("input", {
    type: "datetime-local",
    class: "field",
    required: true,
    id: fieldId,
    "aria-describedby": errorId,
  });
  field.value = value;
  const label = el("label", { class: "label", for: fieldId }, "Or any other moment");
  const problem = el("div", { class: "field-error", id: errorId, role: "alert" });
  return {
    field,
    nodes: [label, field, problem],
    refuse(words: string): void {
      problem.textContent = words;
      field.setAttribute("aria-invalid", "true");
      field.focus();
    },
  };
}

function drawPreset({ title, note }: Preset, choose: () => void): HTMLElement {
  return el(
    "button",
    { type: "button", class: "preset", onclick: choose },
    el("span", { class: "preset-title" }, title),
    el("span", { class: "preset-note" }, note),
  );
}

/** Sets the clock and says so, also where that is refused. */
export async function setClock(session: Session, to: string | null): Promise<void> {
  await session.attempt(() => moveClock(session, to));
}

/** The stream brings the new time to every open page. Rejects with Refused. */
async function moveClock({ store, tell }: Session, to: string | null): Promise<void> {
  const clock = await api.clock({ to });
  store.update((state) => withClock(state, clock, performance.now()));
  const when = clockText(clock.nowMs, clock.zone);
  tell(
    clock.real ? `Back to the real time, ${when}.` : `It is now ${when} in ${clock.zone}.`,
    "info",
  );
}
