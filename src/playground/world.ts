import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Deliveries } from "./deliveries/deliveries.ts";
import type { Feed } from "./workspace/feed.ts";
import type { Files } from "./workspace/files.ts";
import type { Grant } from "./workspace/grant.ts";
import type { Identity } from "./workspace/identity.ts";
import type { SocketMode } from "./deliveries/socket-mode.ts";
import type { Tickets } from "./interactions/tickets.ts";
import type { Timestamps } from "./workspace/timestamps.ts";
import type { Views } from "./workspace/views.ts";
import type { Workspace } from "./workspace/workspace.ts";

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
