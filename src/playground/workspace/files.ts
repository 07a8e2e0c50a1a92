import type { Clock } from "../../clock.ts";
import { drawHex, drawId } from "./identity.ts";
import { asText, isObject } from "../json.ts";

/** A file that an app brings, in the steps of Slack's upload. */
interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** As announced, in bytes. */
  readonly length: number;
  bytes: Buffer | null;
  /** When the upload was finished; null before. */
  completedMs: number | null;
}

/** Files of this workspace, gone when it stops. They are shared nowhere: only the app's own messages show them. */
export class Files {
  readonly #clock: Clock;
  readonly #processingMs: number;
  readonly #byId = new Map<string, StoredFile>();
  readonly #byTicket = new Map<string, StoredFile>();

  /** `processingMs`: how long a finished upload cannot be used yet. */
  constructor(clock: Clock, processingMs: number) {
    this.#clock = clock;
    this.#processingMs = processingMs;
  }

  /** The file's id, and the path to which its bytes go. */
  announce(name: string, length: number): { readonly id: string; readonly path: string } {
    const file: StoredFile = { id: drawId("F"), name, length, bytes: null, completedMs: null };
    const path = `${UPLOAD_PATH}${drawHex(24)}`;
    this.#byId.set(file.id, file);
    this.#byTicket.set(path, file);
    return { id: file.id, path };
  }

  /** False for an unknown path, or for other bytes than were announced. */
  receive(path: string, bytes: Buffer): boolean {
    const file = this.#byTicket.get(path);
    if (!file || bytes.length !== file.length) return false;
    file.bytes = bytes;
    return true;
  }

  /** False when there is nothing to finish. */
  complete(id: string): boolean {
    const file = this.#byId.get(id);
    if (!file?.bytes) return false;
    file.completedMs = this.#clock.now();
    return true;
  }

  /** The bytes of a file that can be shown, or null. */
  shown(id: string): Buffer | null {
    const file = this.#byId.get(id);
    return file && this.#isProcessed(file) ? file.bytes : null;
  }

  /** What Slack says of an image's `slack_file`, or null when it can be shown. */
  problemOf(slackFile: unknown): string | null {
    const file = isObject(slackFile) ? slackFile : {};
    const given = ["id", "url"].filter((name) => file[name] !== undefined);
    if (given.length !== 1) return "must have one of: id, url";
    const id = asText(file["id"]);
    if (given[0] === "id" && !ID_FORM.test(id)) {
      return `input must match regex pattern: ${ID_FORM.source}`;
    }
    return this.shown(id) === null ? "invalid slack file" : null;
  }

  #isProcessed({ completedMs }: StoredFile): boolean {
    // A clock that was set back makes nothing unfinished.
    const sinceMs = completedMs === null ? 0 : Math.abs(this.#clock.now() - completedMs);
    return completedMs !== null && sinceMs >= this.#processingMs;
  }
}

/** Where Slack takes bytes: `https://files.slack.com/upload/v1/...`. */
export const UPLOAD_PATH = "/upload/v1/";

/** https://github.com/slackapi/python-slack-sdk/issues/1521 shows Slack's refusal with this pattern. */
const ID_FORM = /^[F][A-Z0-9]{8,}$/;
