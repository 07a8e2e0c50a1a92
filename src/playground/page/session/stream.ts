import type { StreamEvent } from "../protocol.ts";

export interface Stream {
  close(): void;
}

export interface StreamListener {
  /** Each time the stream opens: what happened before is to be fetched. */
  opened(): void;
  lost(): void;
  event(event: StreamEvent): void;
}

const RETRY_MS = 1_000;

/** Follows what changes for one person, and comes back by itself after the server was away. */
export function followStream(viewer: string, listener: StreamListener): Stream {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = (): void => {
    source = new EventSource(
      `/playground/stream?${new URLSearchParams({ as: viewer }).toString()}`,
    );
    source.addEventListener("open", () => listener.opened());
    source.addEventListener("message", (message: MessageEvent<string>) =>
      listener.event(read(message.data)),
    );
    source.addEventListener("error", () => {
      listener.lost();
      // The browser gives up for good on an answer such as 502; and it waits longer than is needed here.
      source?.close();
      timer = setTimeout(connect, RETRY_MS);
    });
  };
  connect();
  return {
    close() {
      clearTimeout(timer);
      source?.close();
    },
  };
}

function read(json: string): StreamEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same protocol.ts types what the server sends
  return JSON.parse(json) as StreamEvent;
}
