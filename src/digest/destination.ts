/** Where a digest goes. */
export interface Destination {
  readonly teamId: string;
  readonly channelId: string;
}

/** The direct messages between one person and the bot. https://docs.slack.dev/apis/web-api/using-the-conversations-api */
export function isDirect({ channelId }: Pick<Destination, "channelId">): boolean {
  return channelId.startsWith("D");
}
