import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Clock } from "../../clock.ts";
import type { PictureUploader, Painter, ShownPicture } from "../../digest/ports/picture.ts";
import { describeYear } from "../../digest/year/year-wording.ts";
import type { YearPlan } from "../../digest/year/plan-year.ts";
import type { Log } from "../../log.ts";
import { describeCause } from "../connection/slack-error.ts";
import { buildClientOptions, type Client } from "../connection/web-client.ts";
import { ALT_TEXT_LETTERS_MAX } from "../blocks/limits.ts";
import type { SlackTokens } from "../dependencies.ts";

export interface PictureUploaderParts {
  readonly connection: SlackTokens;
  readonly painter: Painter;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves after that many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** How many uploads are remembered. */
  readonly keptMax?: number;
}

/**
 * Uploads each of the last few hundred pictures once, to nobody's channel: only the bot's own messages show it, to
 * those who see the message. Such a file cannot be shown in an ephemeral message
 * (https://github.com/slackapi/node-slack-sdk/issues/1790).
 */
export function createPictureUploader(parts: PictureUploaderParts): PictureUploader {
  const { painter, clock, log, wait, keptMax = KEPT_MAX } = parts;
  const client = new webApi.WebClient(parts.connection.botToken, {
    ...buildClientOptions(parts.connection, log),
    timeout: STEP_MS_MAX,
  });
  const kept = new LRUCache<string, Promise<ShownPicture>>({ max: keptMax });
  let failedAtMs = -Infinity;
  const isResting = (): boolean => {
    const sinceMs = clock.now() - failedAtMs;
    return sinceMs >= 0 && sinceMs < REST_MS;
  };
  const rest = (): void => {
    failedAtMs = clock.now();
    kept.clear();
  };
  const bring = async (plan: YearPlan): Promise<ShownPicture> => {
    const fileId = await upload(client, await painter.paintYear(plan));
    await wait(PROCESSING_MS);
    return { fileId, altText: describeYear(plan, ALT_TEXT_LETTERS_MAX) };
  };
  return {
    async show(plan) {
      if (isResting()) return null;
      const key = keyOf(plan);
      const picture = kept.get(key) ?? bring(plan);
      kept.set(key, picture);
      try {
        return await Promise.race([picture, tooLate()]);
      } catch (error) {
        log.warn("no picture", { cause: describeCause(error), ...detailOf(error) });
        rest();
        return null;
      }
    },
    refused: rest,
  };
}

/** Channels differ in what they want to be told, people in their day; a file's id and its words are about 2 kB. */
const KEPT_MAX = 500;

/** The same plan is painted as the same bytes. */
function keyOf(plan: YearPlan): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}

/** Painting, the three steps of the upload and Slack's own work on the file. */
const SHOW_MS_MAX = 20_000;

/** One request of the upload. */
const STEP_MS_MAX = 5_000;

/** After a failure; an admin may have to grant a scope, or Slack may be busy. */
const REST_MS = 2 * 60_000;

/**
 * Slack works on a finished upload for about a second and refuses messages with it meanwhile ("invalid slack file").
 * Asking whether it is done (files.info) would need the scope files:read, with which the bot could read people's files.
 * https://github.com/slackapi/python-slack-sdk/issues/1521, https://github.com/slackapi/java-slack-sdk/issues/1349
 */
const PROCESSING_MS = 3_000;

/** https://docs.slack.dev/messaging/working-with-files#upload */
async function upload(client: Client, png: Uint8Array): Promise<string> {
  const announced = await client.files.getUploadURLExternal({
    filename: "ip-year.png",
    length: png.length,
  });
  const { file_id: id, upload_url: address } = announced;
  if (id === undefined || address === undefined) throw new Error("an upload without an address");
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Buffer.from(png),
    redirect: "error",
    signal: AbortSignal.timeout(STEP_MS_MAX),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`HTTP ${answer.status} from the upload's address`);
  await client.files.completeUploadExternal({ files: [{ id, title: "The year in IP history" }] });
  return id;
}

async function tooLate(): Promise<never> {
  await sleep(SHOW_MS_MAX, undefined, { ref: false });
  throw new Error(`not ready within ${SHOW_MS_MAX} ms`);
}

/** Errors of our own and of the painter's process quote nothing that anybody wrote. */
function detailOf(error: unknown): { detail?: string } {
  return error instanceof Error && error.constructor === Error ? { detail: error.message } : {};
}
