/** Something that an admin should know; handed to the poster at least once, also after a crash. */
export interface Notice {
  /** The same matter has the same key, and is told once. */
  readonly key: string;
  readonly teamId: string;
  /** The channel that it is about. */
  readonly channelId: string | null;
  /** Who is told where no admin is configured. */
  readonly userId: string;
  readonly text: string;
}
