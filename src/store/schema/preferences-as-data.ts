import type { Kysely } from "kysely";
import { readTypedPreferences } from "./typed-preferences.ts";

/** The columns that this migration reads and writes, as they are at its time. */
type TablesBefore = {
  readonly subscription: {
    readonly team_id: string;
    readonly channel_id: string;
    readonly kind: string;
    readonly preferences: string;
  };
  readonly slot: {
    readonly key: string;
    readonly told: string | null;
    readonly told_by: string | null;
  };
};

/** What cannot be read stays as it is: such a digest waits for a person, as before. */
export async function keepPreferencesAsData(all: Kysely<unknown>): Promise<void> {
  const db = all.withTables<TablesBefore>();
  const rows = await db
    .selectFrom("subscription")
    .selectAll()
    .where("preferences", "!=", "")
    .execute();
  for (const { team_id, channel_id, kind, preferences } of rows) {
    const read = readTypedPreferences(preferences);
    if (read === null) continue;
    await db
      .updateTable("subscription")
      .set({ preferences: JSON.stringify({ version: 1, preferences: read }) })
      .where("team_id", "=", team_id)
      .where("channel_id", "=", channel_id)
      .where("kind", "=", kind)
      .execute();
  }
  const slots = await db.selectFrom("slot").selectAll().where("told", "is not", null).execute();
  for (const { key, told } of slots) {
    const facts = factsAsData(told ?? "");
    const change = facts === null ? { told: null, told_by: null } : { told: facts };
    await db.updateTable("slot").set(change).where("key", "=", key).execute();
  }
}

/** Null where they cannot be read: such a digest is not corrected any more. */
function factsAsData(told: string): string | null {
  try {
    const facts: unknown = JSON.parse(told);
    if (typeof facts !== "object" || facts === null) return null;
    const typed: unknown = Reflect.get(facts, "preferences");
    const preferences = typeof typed === "string" ? readTypedPreferences(typed) : null;
    return preferences === null ? null : JSON.stringify({ ...facts, version: 1, preferences });
  } catch {
    return null;
  }
}
