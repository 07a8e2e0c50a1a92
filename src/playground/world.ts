import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Feed } from "./feed.ts";
import type { Files } from "./files.ts";
import type { Grant } from "./grant.ts";
import type { Identity } from "./identity.ts";
import type { SocketMode } from "./socket-mode.ts";
import type { Tickets } from "./tickets.ts";
import type { Timestamps } from "./timestamps.ts";
import type { Views } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** Everything that the parts of the fake share. */
export interface World {
  readonly identity: Identity;
  readonly grant: Grant;
  readonly clock: Clock;
  /** Of messages and of what people press. */
  readonly timestamps: Timestamps;
  readonly log: Log;
  readonly feed: Feed;
  readonly workspace: Workspace;
  readonly views: Views;
  readonly files: Files;
  readonly tickets: Tickets;
  readonly deliveries: Deliveries;
  readonly socketMode: SocketMode;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  url: string;
}
