import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Agendas } from "./agenda.ts";
import type { Ledger } from "./ledger.ts";
import type { Gallery } from "./picture.ts";
import type { Poster } from "./poster.ts";

/** What the runner works with. */
export interface DigestParts {
  readonly ledger: Ledger;
  readonly poster: Poster;
  /** Without it no digest has a picture. */
  readonly gallery?: Gallery;
  readonly agendas: Agendas;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process in the ledger; different for each. */
  readonly worker: string;
  /** Resolves after that many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}
