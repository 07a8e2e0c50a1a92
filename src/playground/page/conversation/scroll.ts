/** Keeps the newest message in sight until the person scrolls away. */
export interface Scroll {
  toEnd(): void;
  isAtEnd(): boolean;
  /**
   * A new message came: brings the end into sight, or the beginning of a message that is taller than
   * the window; or only says that there is one, where the person is reading elsewhere.
   */
  arrive(message: HTMLElement, reveal: boolean): void;
}

const NEAR_PX = 80;
const MARGIN_PX = 24;

/** Nobody has begun to read a tall message so soon: the one after it comes into sight as well. */
const BURST_MS = 5_000;
const SIGNS_OF_A_READER = ["wheel", "touchmove", "pointerdown", "keydown"];

export function createScroll(
  scroller: HTMLElement,
  content: HTMLElement,
  jump: HTMLElement,
): Scroll {
  let followsEnd = true;
  let revealedAtMs = -Infinity;
  const isAtEnd = (): boolean =>
    scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
  const toEnd = (): void => {
    scroller.scrollTop = scroller.scrollHeight;
    followsEnd = true;
    jump.hidden = true;
  };
  scroller.addEventListener("scroll", () => {
    followsEnd = isAtEnd();
    if (followsEnd) jump.hidden = true;
  });
  for (const sign of SIGNS_OF_A_READER)
    scroller.addEventListener(sign, () => (revealedAtMs = -Infinity), { passive: true });
  jump.addEventListener("click", toEnd);
  // A picture that loads, or a composer that grows, moves the end.
  const observer = new ResizeObserver(() => {
    if (followsEnd) toEnd();
  });
  observer.observe(scroller);
  observer.observe(content);
  return {
    toEnd,
    isAtEnd,
    arrive(message, reveal) {
      const shows = reveal || performance.now() - revealedAtMs < BURST_MS;
      jump.hidden = shows;
      if (!shows) return;
      revealedAtMs = performance.now();
      toEnd();
      const above = scroller.getBoundingClientRect().top - message.getBoundingClientRect().top;
      if (above <= 0) return;
      scroller.scrollTop -= above + MARGIN_PX;
      followsEnd = false;
    },
  };
}
