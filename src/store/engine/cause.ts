/** The message of an error, for logs. */
export function describeCause(error: unknown): string {
  return error instanceof Error ? error.message : "unknown cause";
}
