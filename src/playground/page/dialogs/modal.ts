import { api } from "../session/api.ts";
import { drawBlocks, showErrors } from "../blocks/block.ts";
import { drawPlain } from "../blocks/text/draw-text.ts";
import { createEntered, inputProblems, stateValues } from "../blocks/state.ts";
import type { Entered } from "../blocks/state.ts";
import { createDialog } from "./dialog.ts";
import type { DialogParts } from "./dialog.ts";
import { el, fill } from "../dom/dom.ts";
import { keepFocus, rememberFocus } from "../dom/focus.ts";
import type { ModalView } from "../protocol.ts";
import type { Session } from "../session/session.ts";
import { readingOf, surfaceOf } from "./surfaces.ts";

interface Shown {
  readonly parts: DialogParts;
  readonly entered: Entered;
  modal: ModalView;
  submitting: boolean;
}

/** Shows the newest of the app's modals as a native dialog. What was typed into one survives its updates. */
export function mountModals(session: Session): void {
  const entered = new Map<string, Entered>();
  let shown: Shown | null = null;
  let giveFocusBack: (() => void) | null = null;
  session.store.watch(
    (state) => [state.modal],
    ({ modal }) => {
      if (modal && shown?.modal.id === modal.id) {
        shown.modal = modal;
        redraw(session, shown);
        return;
      }
      if (!shown) giveFocusBack = rememberFocus();
      shown?.parts.dialog.remove();
      shown = modal && open(session, modal, enteredOf(entered, modal.id));
      if (!modal) entered.clear();
      if (!modal) giveFocusBack?.();
    },
  );
}

function enteredOf(known: Map<string, Entered>, id: string): Entered {
  const entered = known.get(id) ?? createEntered();
  known.set(id, entered);
  return entered;
}

function open(session: Session, modal: ModalView, entered: Entered): Shown {
  const parts = createDialog([], () => void finish(session, shown, "close"), []);
  const shown: Shown = { parts, entered, modal, submitting: false };
  parts.dialog.classList.add("modal");
  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit(session, shown);
  });
  redraw(session, shown);
  document.body.append(parts.dialog);
  parts.dialog.showModal();
  focusFirst(parts);
  return shown;
}

/** What is to be filled in, else the answer that the modal asks for. */
function focusFirst({ form }: DialogParts): void {
  const wanted = ["input, select, textarea", ".dialog-foot .primary", ".dialog-foot .button"];
  const found = wanted.map((selector) => form.querySelector<HTMLElement>(selector));
  found.find(Boolean)?.focus();
}

function redraw(session: Session, { parts, modal, entered }: Shown): void {
  const surface = surfaceOf(session, { in: "modal", viewId: modal.id }, modal.blocks, entered);
  const cancel = (): void =>
    void parts.dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
  const body = el("div", { class: "dialog-body" }, drawBlocks(surface, 3));
  const foot = el("div", { class: "dialog-foot" }, ...drawAnswers(session, modal, cancel));
  fill(parts.heading, ...drawPlain(modal.title, surface.reading));
  keepFocus(parts.form, () => fill(parts.form, body, foot));
  if (parts.dialog.open && !parts.dialog.contains(document.activeElement)) focusFirst(parts);
}

function drawAnswers(session: Session, modal: ModalView, close: () => void): HTMLElement[] {
  const reading = readingOf(session);
  const closing = el(
    "button",
    { type: "button", class: "button", onclick: close },
    ...drawPlain(modal.close ?? "Close", reading),
  );
  if (modal.submit === null) return [closing];
  return [closing, el("button", { class: "button primary" }, ...drawPlain(modal.submit, reading))];
}

async function submit(session: Session, shown: Shown): Promise<void> {
  const { modal, entered, parts } = shown;
  const problems = inputProblems(modal.blocks, stateValues(modal.blocks, entered));
  showErrors(parts.form, problems);
  if (Object.keys(problems).length === 0) await finish(session, shown, "submit");
}

async function finish(session: Session, shown: Shown, what: "submit" | "close"): Promise<void> {
  const { modal, entered, parts } = shown;
  if (shown.submitting) return;
  shown.submitting = true;
  parts.dialog.setAttribute("aria-busy", "true");
  await session.attempt(async () => {
    const state = stateValues(modal.blocks, entered);
    const as = session.store.get().place.viewer;
    const answer = await api.view({ as, viewId: modal.id, do: what, state });
    if (answer.result === "errors") showErrors(parts.form, answer.errors);
  });
  shown.submitting = false;
  parts.dialog.removeAttribute("aria-busy");
}
