/** The present, as an argument: nothing below `main.ts` reads the system's clock. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls the listener after the clock was set by hand (the playground's clock control). Returns how to stop. */
  onSet(listener: () => void): () => void;
}
