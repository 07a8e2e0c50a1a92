/** The articles and events that a process serves. */
export interface ServedContent {
  /** Names them: the same for the same content, on every replica. */
  readonly version: string;
  /** Whether every file could be read. What a broken file leaves out is not withdrawn. */
  readonly isWhole: boolean;
}
