/** Takes note of what was handled, so that a delivery that comes twice is handled once. */
export interface Receipts {
  /** Resolves to true exactly once for a key, whichever process takes it; it is remembered for at least a day. */
  take(key: string, nowMs: number): Promise<boolean>;
}
