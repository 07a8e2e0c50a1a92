import { AuthorizationError, MultipleListenerError, UnknownError, type App } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { UserError } from "../../user-error.ts";
import { describeCause } from "../connection/slack-error.ts";
import type { Client } from "../connection/web-client.ts";
import { toEphemeral, type Message } from "../blocks/message.ts";
import { postMessage, type Thread } from "../posting/post-message.ts";
import { buildSentenceMessage, buildSentenceModal } from "../blocks/sentence-message.ts";

/**
 * The last stop of everything that a listener throws. The person gets one sentence: the UserError's own,
 * or a reference under which the operator finds the cause in the log.
 */
export function reportErrors(
  app: Pick<App, "error" | "client">,
  log: Log,
  randomBytes: (size: number) => Uint8Array,
): void {
  app.error(async ({ error, body }: { error: Error; body: object }) => {
    const cause = originalOf(error);
    const reference = referenceFrom(randomBytes(3));
    if (!(cause instanceof UserError)) {
      log.error("listener failed", { reference, cause: describeCause(cause), ...traceOf(cause) });
    }
    // A request without a known sender has nobody waiting for an answer.
    if (cause instanceof AuthorizationError) return;
    const sentence = cause instanceof UserError ? cause.message : apology(reference);
    try {
      await tell(app.client, body, sentence);
    } catch (failure) {
      log.warn("person not told", { reference, cause: describeCause(failure) });
    }
  });
}

function apology(reference: string): string {
  return `Something went wrong on my side. Please try again; if it happens again, tell an admin this reference: ${reference}.`;
}

/** `7F3A-21`: short enough to read out, and unlikely to repeat in a log. */
function referenceFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex").toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

function originalOf(error: unknown): unknown {
  if (error instanceof MultipleListenerError) return originalOf(error.originals[0]);
  return error instanceof UnknownError ? error.original : error;
}

/** Where it happened. The message is left out: it may quote what a person wrote. */
function traceOf(error: unknown): { name?: string; stack?: string } {
  if (!(error instanceof Error)) return {};
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { name: error.name, stack: frames.join("\n") };
}

/** Where the person is looking: at a command's or button's answer, at a modal, or at the thread. */
async function tell(client: Client, body: object, sentence: string): Promise<void> {
  const message = buildSentenceMessage(sentence);
  const responseUrl: unknown = Reflect.get(body, "response_url");
  if (typeof responseUrl === "string") return respondAt(responseUrl, message);
  const modal = modalIn(body);
  if (modal !== null) {
    await client.views.update({ view_id: modal, view: buildSentenceModal(sentence) });
    return;
  }
  const thread = threadOf(Reflect.get(body, "event"));
  if (thread !== null) await postMessage(client, thread, message);
}

/** The id of the modal that the person sent, or null. */
function modalIn(body: object): string | null {
  const view: unknown = Reflect.get(body, "view");
  if (Reflect.get(body, "type") !== "view_submission") return null;
  const id: unknown = typeof view === "object" && view !== null ? Reflect.get(view, "id") : null;
  return typeof id === "string" ? id : null;
}

const RESPONSE_TIMEOUT_MS = 10_000;

async function respondAt(url: string, message: Message): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...toEphemeral(message),
      replace_original: false,
    }),
    signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
}

/** Where the event's message stands; null for events that are no message. */
function threadOf(event: unknown): Thread | null {
  if (typeof event !== "object" || event === null) return null;
  const [channel, ts, threadTs]: unknown[] = ["channel", "ts", "thread_ts"].map((key) =>
    Reflect.get(event, key),
  );
  if (typeof channel !== "string" || typeof ts !== "string") return null;
  if (typeof threadTs === "string") return { channel, threadTs };
  return { channel, threadTs: channel.startsWith("D") ? null : ts };
}
