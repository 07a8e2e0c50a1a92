/** A playground may run for weeks: records, triggers and response URLs older than this many are forgotten. */
const KEPT_MAX = 10_000;

export function keepNewest<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > KEPT_MAX) list.shift();
}

export function keepNewestUnder<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT_MAX && oldest !== undefined) map.delete(oldest);
}
