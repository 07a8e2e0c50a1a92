import type { Kysely } from "kysely";
import type { CivilDate } from "../dates/civil-date.ts";
import type { CorrectionState, SlotState } from "../digest/slot.ts";
import type { DigestKind, SubscriptionState } from "../digest/subscription.ts";

/** The same for both engines: text, integers and 64-bit integers. Times are epoch ms, lists are JSON. */
export interface Tables {
  readonly content: ContentRow;
  readonly subscription: SubscriptionRow;
  readonly slot: SlotRow;
  readonly notice: NoticeRow;
  readonly receipt: ReceiptRow;
  readonly feed: FeedRow;
}

export type Database = Kysely<Tables>;

export interface SubscriptionRow {
  readonly team_id: string;
  readonly channel_id: string;
  readonly kind: DigestKind;
  readonly day_number: number | null;
  readonly time: string;
  readonly zone: string;
  readonly state: SubscriptionState;
  readonly state_reason: string | null;
  readonly created_by: string;
  readonly created_at_ms: number;
  readonly covered: CivilDate;
  /** `{"version":1,"preferences":{"weekend":"before"}}`; empty for the defaults. */
  readonly preferences: string;
  /** Null in rows of an older version. */
  readonly told_until: CivilDate | null;
}

export interface SlotRow {
  readonly key: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly kind: DigestKind;
  readonly date: CivilDate;
  readonly state: SlotState;
  readonly reason: string | null;
  readonly attempt: number;
  readonly resends: number;
  readonly absences: number;
  readonly token: number;
  readonly act_at_ms: number | null;
  readonly sending_at_ms: number | null;
  readonly content_hash: string | null;
  readonly occurrences: string;
  readonly covers: string;
  /** `[{"slot":"2027-04-23","from":"2027-04-23","until":"2027-04-25"}]` */
  readonly tells: string;
  readonly ts: string | null;
  readonly told: string | null;
  readonly told_by: string | null;
  readonly correction: CorrectionState | null;
  readonly corrected_at_ms: number | null;
  readonly worker: string;
  readonly updated_at_ms: number;
}

export interface NoticeRow {
  readonly key: string;
  readonly team_id: string;
  readonly channel_id: string | null;
  readonly user_id: string;
  readonly text: string;
  readonly created_at_ms: number;
  /** Epoch ms from which the notice may be sent; null once it was. */
  readonly act_at_ms: number | null;
}

interface FeedRow {
  readonly token_hash: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly created_by: string;
  readonly created_at_ms: number;
}

interface ContentRow {
  /** The hash of a content that was served. */
  readonly version: string;
  /** Position, from 1, in the order in which contents were first served. */
  readonly place: number;
  /** When a process last reported that it serves this content. */
  readonly served_at_ms: number;
}

interface ReceiptRow {
  readonly key: string;
  readonly taken_at_ms: number;
}
