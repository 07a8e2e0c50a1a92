import type { Ledger } from "../digest/ports/ledger.ts";
import { correctionBook } from "./correction-book.ts";
import { noticeBook } from "./notice-book.ts";
import { slotBook } from "./slot-book.ts";
import { subscriptionBook } from "./subscription-book.ts";
import type { Database } from "./tables.ts";

export function createLedger(db: Database): Ledger {
  return { ...subscriptionBook(db), ...slotBook(db), ...correctionBook(db), ...noticeBook(db) };
}
