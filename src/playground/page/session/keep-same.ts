/** The known value where the fresh one says the same: what did not change need not be drawn again. */
export function keepSame<T>(known: T, fresh: T): T {
  return JSON.stringify(known) === JSON.stringify(fresh) ? known : fresh;
}
