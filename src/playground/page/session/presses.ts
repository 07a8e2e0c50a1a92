/** Knows when a button is being pressed: what is drawn anew between press and release would lose the click. */
export interface Presses {
  /** Resolves at once, or when the press under way is over. */
  over(): Promise<void>;
}

/** The release may never be told, as when a native menu opens under the pointer. */
const PRESS_MS_MAX = 2_000;
/** On a touch screen the click follows the release a moment later. */
const CLICK_FOLLOWS_MS = 50;

export function watchPresses(): Presses {
  let over = Promise.resolve();
  let release: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    release?.();
    release = null;
  };
  const endAfter = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(end, ms);
  };
  const begin = (): void => {
    if (!release)
      over = new Promise((resolve) => {
        release = resolve;
      });
    endAfter(PRESS_MS_MAX);
  };
  const finish = (): void => endAfter(CLICK_FOLLOWS_MS);
  addEventListener("pointerdown", begin, true);
  addEventListener("pointerup", finish, true);
  addEventListener("pointercancel", finish, true);
  addEventListener("keydown", (event) => pressesButton(event) && begin(), true);
  addEventListener("keyup", (event) => pressesButton(event) && finish(), true);
  return { over: () => over };
}

const SPACE_CLICKS = "button, summary, [type=checkbox], [type=radio]";

/** The space bar clicks when it is released; Enter clicks at once. */
function pressesButton({ key, target }: KeyboardEvent): boolean {
  return key === " " && target instanceof Element && target.matches(SPACE_CLICKS);
}
