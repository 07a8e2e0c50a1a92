/** Records handled deliveries, so that a repeated one is handled once. */
export interface Receipts {
  /** Resolves to true once for a key across all processes, which is remembered for at least a day; else to false. */
  take(key: string, nowMs: number): Promise<boolean>;
}
