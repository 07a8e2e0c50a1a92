import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { Agendas } from "../compose/agenda.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Gallery } from "../ports/picture.ts";
import type { Poster } from "../ports/poster.ts";

/** The articles and events that a process serves. */
export interface ServedContent {
  /** Names them: the same for the same content, on every replica. */
  readonly version: string;
  /** Whether every file could be read. What a broken file leaves out is not withdrawn. */
  readonly isWhole: boolean;
}

/** What the runner works with. */
export interface DigestParts {
  readonly ledger: Ledger;
  readonly poster: Poster;
  /** Without it no digest has a picture. */
  readonly gallery?: Gallery;
  readonly agendas: Agendas;
  readonly clock: Clock;
  readonly log: Log;
  /** What the agendas tell from; it may change between two passes. */
  readonly content: () => ServedContent;
  /** Names this process in the ledger; different for each. */
  readonly worker: string;
  /** Resolves after that many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}
