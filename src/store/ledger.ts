import type { Ledger } from "../digest/ports/ledger.ts";
import { createCorrectionRepository } from "./correction-repository.ts";
import { createNoticeOutbox } from "./notice-outbox.ts";
import { createSlotRepository } from "./slots/slot-repository.ts";
import { createSubscriptionRepository } from "./subscription-repository.ts";
import type { Database } from "./tables.ts";

export function createLedger(db: Database): Ledger {
  return {
    ...createSubscriptionRepository(db),
    ...createSlotRepository(db),
    ...createCorrectionRepository(db),
    ...createNoticeOutbox(db),
  };
}
