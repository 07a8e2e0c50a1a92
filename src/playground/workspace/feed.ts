import type { Message } from "./message.ts";

/** What changed in the workspace, for those who watch: the page's stream and waiting tests. */
export type Change =
  | { readonly kind: "posted" | "changed" | "deleted"; readonly message: Message }
  | { readonly kind: "home"; readonly userId: string }
  | { readonly kind: "modal"; readonly userId: string }
  | { readonly kind: "channels" }
  | { readonly kind: "clock" }
  | { readonly kind: "connection" }
  /** Words of Slack itself for one person. */
  | {
      readonly kind: "notice";
      readonly userId: string;
      readonly text: string;
      readonly level: "info" | "error";
    };

export interface Feed {
  publish(change: Change): void;
  /** Returns how to stop listening. */
  subscribe(listener: (change: Change) => void): () => void;
}

export function createFeed(): Feed {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
