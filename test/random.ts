/** Gives whole numbers from 0 to below a limit. */
export type Random = (below: number) => number;

/** mulberry32: small, and the same numbers for the same seed everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export function oneOf<T>(items: readonly T[], random: Random): T {
  return items[random(items.length)]!;
}
