import type { Receipts } from "../receipts.ts";
import type { Database } from "./tables.ts";

/** Slack repeats a delivery within the hour. https://docs.slack.dev/apis/events-api/#retries */
const KEPT_MS = 86_400_000;

/** How often old receipts are removed. */
const CLEAN_EVERY_MS = 3_600_000;

export function createReceipts(db: Database): Receipts {
  let cleanedAtMs = 0;
  return {
    async take(key, nowMs) {
      const taken = await db
        .insertInto("receipt")
        .values({ key, taken_at_ms: nowMs })
        .onConflict((conflict) => conflict.doNothing())
        .returning("key")
        .executeTakeFirst();
      if (nowMs - cleanedAtMs >= CLEAN_EVERY_MS) {
        cleanedAtMs = nowMs;
        await db
          .deleteFrom("receipt")
          .where("taken_at_ms", "<", nowMs - KEPT_MS)
          .execute();
      }
      return taken !== undefined;
    },
  };
}
