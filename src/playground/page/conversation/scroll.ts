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

export function createScroll(
  scroller: HTMLElement,
  content: HTMLElement,
  jump: HTMLElement,
): Scroll {
  let followsEnd = true;
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
      jump.hidden = reveal;
      if (!reveal) return;
      toEnd();
      const above = scroller.getBoundingClientRect().top - message.getBoundingClientRect().top;
      if (above <= 0) return;
      scroller.scrollTop -= above + MARGIN_PX;
      followsEnd = false;
    },
  };
}
