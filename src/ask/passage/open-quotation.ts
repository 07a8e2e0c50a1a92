/** Opening marks and what closes them. Single ones are left out: the closing one is an apostrophe too. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["«", "»"],
  ['"', '"'],
]);

const MARK = /["“”「」『』《》«»]/g;

/** Where the outermost quotation begins that a text leaves open, or -1. */
export function findOpenQuotation(text: string): number {
  const open: { readonly at: number; readonly closing: string }[] = [];
  for (const { 0: mark, index: at } of text.matchAll(MARK)) {
    const closed = open.findLastIndex(({ closing }) => closing === mark);
    const closing = CLOSING.get(mark);
    if (closed >= 0) open.length = closed;
    else if (closing !== undefined) open.push({ at, closing });
  }
  return open[0]?.at ?? -1;
}
