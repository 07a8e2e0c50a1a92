import { keepNewest } from "./newest.ts";
import type { Change, Feed } from "./feed.ts";

/** Words of Slack itself to one person. */
export type Notice = Omit<Extract<Change, { kind: "notice" }>, "kind">;

/** A list that grows with every notice. */
export function keepNotices(feed: Feed): readonly Notice[] {
  const notices: Notice[] = [];
  feed.subscribe((change) => {
    if (change.kind !== "notice") return;
    const { userId, text, level } = change;
    keepNewest(notices, { userId, text, level });
  });
  return notices;
}
