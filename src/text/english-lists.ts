/** `a`, `a and b`, `a, b and c`; empty for none. */
export function listWords(words: readonly string[], conjunction = "and"): string {
  const last = words.at(-1);
  if (last === undefined) return "";
  return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** `1 article`, `1,500 articles` */
export function countNoun(count: number, noun: string): string {
  return `${COUNT.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const COUNT = new Intl.NumberFormat("en");
