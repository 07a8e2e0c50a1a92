/** Where a person is; kept in the address's fragment, so that a reload and a bookmark come back. */
export interface Place {
  /** A channel's id, or `home` for the app's home. */
  readonly channel: string;
  /** Timestamp of the thread that is open beside it. */
  readonly thread: string | null;
  /** User id of the person who looks. */
  readonly viewer: string;
}

/** Parts that the fragment leaves out are null. */
export function readPlace(fragment: string): { [K in keyof Place]: Place[K] | null } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  return { channel: parts.get("in"), thread: parts.get("thread"), viewer: parts.get("as") };
}

export function writePlace({ channel, thread, viewer }: Place): string {
  const parts = new URLSearchParams({ in: channel, as: viewer });
  if (thread !== null) parts.set("thread", thread);
  return `#${parts.toString()}`;
}
