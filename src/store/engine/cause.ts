/** Why something failed, in the words of whoever noticed. */
export function describeCause(error: unknown): string {
  return error instanceof Error ? error.message : "unknown cause";
}
