import type { LogLevel } from "./log.ts";

/** Everything that the operator decides. */
export interface Config {
  readonly slack: SlackConnection;
  /** Of the playground's page, or of Slack's requests in HTTP mode; 0 picks a free one. */
  readonly port: number;
  readonly contentDir: string;
  readonly store: StoreLocation;
  /** IANA zone for people and channels whose zone is not known. */
  readonly digestTimezone: string;
  /** Slack user ids that get notices about digests that need a person. */
  readonly adminUsers: readonly string[];
  readonly logLevel: LogLevel;
}

export type SlackConnection =
  /** No tokens: the local playground. */
  | { readonly mode: "playground" }
  | {
      readonly mode: "socket";
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl: string;
    }
  | {
      readonly mode: "http";
      readonly botToken: string;
      readonly signingSecret: string;
      readonly apiUrl: string;
    };

/** `sqlite` at `:memory:` is forgotten on exit. */
export type StoreLocation =
  | { readonly engine: "sqlite"; readonly path: string }
  | { readonly engine: "postgres"; readonly url: string };
