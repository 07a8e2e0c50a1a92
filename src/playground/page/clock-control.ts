import { api } from "./api.ts";
import { createDialog, showOnce } from "./dialog.ts";
import { el, fill, unseen } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Session } from "./session.ts";
import { nowMs } from "./state.ts";
import type { State } from "./state.ts";
import { clockText, dayKey, localDateTime, mondayAfter } from "./time.ts";

const TICK_MS = 1_000;

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

/** Moments that show what the app does, and the way back. `today` is the workspace's day. */
export function clockPresets(today: string): readonly Preset[] {
  return [
    {
      title: "Next Monday, 09:00",
      note: "For a weekly digest, if you subscribe one",
      to: `${mondayAfter(today)}T09:00`,
    },
    {
      title: "30 November 2026, 09:00",
      note: "6 years: study session on IP",
      to: "2026-11-30T09:00",
    },
    {
      title: "1 January 2027, 09:00",
      note: "Revised Trademark Law takes effect",
      to: "2027-01-01T09:00",
    },
    { title: "26 April 2027, 09:00", note: "World IP Day", to: "2027-04-26T09:00" },
    { title: "The real time", note: "Back to now", to: null },
  ];
}

function openClock(session: Session): void {
  const { clock } = session.store.get();
  const now = nowMs(clock, performance.now());
  const field = el("input", {
    type: "datetime-local",
    class: "field",
    required: true,
    id: "clock-field",
  });
  field.value = localDateTime(now, clock.zone);
  const { dialog, form } = createDialog(["Set the workspace’s clock"], () => dialog.close(), [
    el(
      "div",
      { class: "dialog-body" },
      el(
        "p",
        { class: "hint" },
        `Digests that are due by then arrive at once; going back posts nothing twice, as in a real workspace. Times are those of ${clock.zone}.`,
      ),
      el(
        "div",
        { class: "presets" },
        ...clockPresets(dayKey(now, clock.zone)).map((preset) => drawPreset(preset, choose)),
      ),
      el("label", { class: "label", for: "clock-field" }, "Or any other moment"),
      field,
    ),
    el("div", { class: "dialog-foot" }, el("button", { class: "button primary" }, "Go there")),
  ]);
  function choose(to: string | null): void {
    dialog.close();
    void setClock(session, to);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value) choose(field.value);
    else field.focus();
  });
  showOnce(dialog);
}

function drawPreset({ title, note, to }: Preset, choose: (to: string | null) => void): HTMLElement {
  return el(
    "button",
    { type: "button", class: "preset", onclick: () => choose(to) },
    el("span", { class: "preset-title" }, title),
    el("span", { class: "preset-note" }, note),
  );
}

/** Sets the clock and says so; the stream brings the new time to every open page. */
export async function setClock(session: Session, to: string | null): Promise<void> {
  await session.attempt(async () => {
    const clock = await api.clock({ to });
    session.store.update((state): State => ({
      ...state,
      clock: { ...clock, readAtMs: performance.now() },
    }));
    const when = clockText(clock.nowMs, clock.zone);
    session.tell(
      clock.real ? `Back to the real time, ${when}.` : `It is now ${when} in ${clock.zone}.`,
      "info",
    );
  });
}
