import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import type { Agendas } from "../compose/agenda.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { PictureUploader } from "../ports/picture.ts";
import type { ServedContent } from "../served-content.ts";
import type { Poster } from "../ports/poster.ts";

/** What the runner works with. */
export interface DigestParts {
  readonly ledger: Ledger;
  /** The one workspace that this process serves. */
  readonly teamId: string;
  readonly poster: Poster;
  /** Without it no digest has a picture. */
  readonly pictures?: PictureUploader;
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
