/** Draws anew, and lets what had the focus in there keep it. */
export function keepFocus(within: HTMLElement, draw: () => void): void {
  const giveBack = within.contains(document.activeElement) ? rememberFocus() : null;
  draw();
  giveBack?.();
}

/**
 * Remembers what has the focus. The returned function gives it back: to the same element, to the one that was drawn
 * in its place, or to the message that it stood in.
 */
export function rememberFocus(): () => void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return () => {};
  const part = active.closest("nav, main, aside, dialog");
  const message = messageAround(active);
  const selectors = selectorsOf(active);
  const successor = (): HTMLElement | null => {
    const shown = message === null ? null : (part?.querySelector<HTMLElement>(message) ?? null);
    const around = message === null ? part : shown;
    const found = selectors.map((selector) => around?.querySelector<HTMLElement>(selector));
    return found.find(Boolean) ?? shown;
  };
  return () => (active.isConnected ? active : successor())?.focus({ preventScroll: true });
}

function messageAround(active: HTMLElement): string | null {
  const ts = active.closest<HTMLElement>("[data-ts]")?.dataset["ts"];
  return ts === undefined ? null : `[data-ts="${CSS.escape(ts)}"]`;
}

/** Where to look for what was drawn in its place, best first. */
function selectorsOf({ dataset }: HTMLElement): readonly string[] {
  const { place, block, action } = dataset;
  if (place !== undefined) return [`[data-place="${CSS.escape(place)}"]`];
  if (block === undefined || action === undefined) return [];
  // An app that replaces a message may leave the ids of its blocks to Slack, which gives new ones.
  const byAction = `[data-action="${CSS.escape(action)}"]`;
  return [`[data-block="${CSS.escape(block)}"]${byAction}`, byAction];
}
