import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { createApp, type App } from "../../src/app.ts";
import type { StoreLocation } from "../../src/config.ts";
import type { Painter } from "../../src/digest/ports/picture.ts";
import { loadManifest } from "../../src/files/manifest-file.ts";
import { silentLog, type Log } from "../../src/log.ts";
import { openCanvas } from "../../src/picture/paint.ts";
import { drawYear } from "../../src/picture/year-drawing.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { readGrant } from "../../src/playground/workspace/grant.ts";
import { asObject } from "../../src/playground/json.ts";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import { createSettableClock, type SettableClock } from "../../src/playground/settable-clock.ts";

export const MEI = "U0MEITAN001";
export const JONAS = "U0JONASF001";
export const ROSA = "U0ROSADE001";
export const KARIM = "U0KARIMN001";
export const GENERAL = "C0GENERAL01";
export const IP_NEWS = "C0IPNEWS001";
/** The bot is not a member. */
export const PRESS = "C0PRESS0001";

export const TRANSPORTS = ["socket", "http"] as const;
export type Transport = (typeof TRANSPORTS)[number];

export interface OfficeOptions {
  readonly transport?: Transport;
  /** The instant at which the office opens, ISO 8601; 2026-11-22T08:00Z unless told. */
  readonly at?: string;
  readonly store?: StoreLocation;
  readonly contentDir?: string;
  readonly log?: Log;
  readonly adminUsers?: readonly string[];
  /** Where calendars are said to reach the app; nowhere unless told. */
  readonly publicUrl?: string;
}

/** The whole product in a pretend workspace, over real HTTP and WebSocket; closed when the test ends. */
export interface Office {
  readonly slack: FakeSlack;
  readonly clock: SettableClock;
  /** Where the app itself listens, e.g. `http://localhost:40123`; null with Socket Mode. */
  origin(): string | null;
  /** Types a slash command and resolves to the newest message that it left for that person, once all is quiet. */
  command(as: string, channel: string, typed: string): Promise<MessageView>;
  /** Sets the clock and waits until what follows from it is over. */
  goTo(instant: string): Promise<void>;
  /** Stops the app and starts another one on the same store; `at` is the instant at which it comes back. */
  restart(at?: string): Promise<void>;
}

export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const { office, close } = await startOffice(options);
  onTestFinished(close);
  return office;
}

/** One office for all tests of a file or a suite, where they do not get into each other's way; read it within a test. */
export function shareOffice(options: OfficeOptions = {}): () => Office {
  let shared: Awaited<ReturnType<typeof startOffice>> | null = null;
  beforeAll(async () => {
    shared = await startOffice(options);
  });
  afterAll(async () => {
    await shared?.close();
  });
  return () => {
    if (shared === null) throw new Error("the office opens with the first test");
    return shared.office;
  };
}

async function startOffice(
  options: OfficeOptions,
): Promise<{ readonly office: Office; readonly close: () => Promise<void> }> {
  const clock = createSettableClock(() => Date.now());
  clock.set(Date.parse(options.at ?? "2026-11-22T08:00:00Z"));
  const grant = readGrant(asObject(await loadManifest("manifest.yml")));
  const slack = await createFakeSlack({ clock, grant });
  let { app, url } = await startApp(slack, clock, options);
  const close = async (): Promise<void> => {
    await app.stop();
    await slack.stop();
  };
  const office: Office = {
    slack,
    clock,
    origin: () => (url === null ? null : new URL(url).origin),
    async command(as, channel, typed) {
      const [command = "", ...words] = typed.split(" ");
      await slack.command({ as, channel, command, text: words.join(" ") });
      await slack.settled();
      const message = slack.messages({ channel, as }).at(-1);
      if (!message) throw new Error(`${typed} left no message`);
      return message;
    },
    async goTo(instant) {
      clock.set(Date.parse(instant));
      await app.lookNow();
      await slack.settled();
    },
    async restart(at) {
      await app.stop();
      if (at !== undefined) clock.set(Date.parse(at));
      ({ app, url } = await startApp(slack, clock, options));
      await app.lookNow();
      await slack.settled();
    },
  };
  return { office, close };
}

/** What the app waits for is here sooner than in life: Slack's work on an upload, the pace of many posts. */
function waitLess(ms: number): Promise<void> {
  return wait(ms / WAITS_SHORTER);
}

const WAITS_SHORTER = 10;

/** In this process: one of its own, which `painter.test.ts` tries, takes long to start while other tests run. */
const PAINTER: Painter = {
  async paintYear(plan) {
    canvas ??= openCanvas();
    return canvas.paint(drawYear(plan, canvas.measure));
  },
};

/** Its fonts take a second to read. */
let canvas: ReturnType<typeof openCanvas> | null = null;

async function startApp(
  slack: FakeSlack,
  clock: SettableClock,
  options: OfficeOptions,
): Promise<{ app: App; url: string | null }> {
  const { botToken, appToken, signingSecret } = slack.credentials;
  const { apiUrl } = slack;
  const app = createApp(
    {
      slack:
        options.transport === "http"
          ? { mode: "http", botToken, signingSecret, apiUrl }
          : { mode: "socket", botToken, appToken, apiUrl },
      port: 0,
      publicUrl: options.publicUrl ?? null,
      contentDir: options.contentDir ?? "content",
      snapshotPath: null,
      store: options.store ?? { engine: "sqlite", path: ":memory:" },
      digestTimezone: "UTC",
      adminUsers: options.adminUsers ?? [],
      logLevel: "info",
    },
    {
      clock,
      log: options.log ?? silentLog,
      randomBytes,
      wait: waitLess,
      painter: PAINTER,
    },
  );
  const { url } = await app.start();
  if (url !== null) slack.deliverTo(url);
  await slack.until(() => options.transport === "http" || slack.connected());
  return { app, url };
}

/** A place for a store that outlives the app; removed when the test ends. */
export async function freshFile(): Promise<StoreLocation> {
  const folder = await mkdtemp(join(tmpdir(), "ip-almanac-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { engine: "sqlite", path: join(folder, "almanac.sqlite") };
}

/** The direct messages between a person and the bot. */
export function directWith(person: string): string {
  return `D${person.slice(1)}`;
}

/** The digests that everybody in a channel sees. */
export function digestsIn(office: Office, channel: string): MessageView[] {
  return office.slack
    .messages({ channel })
    .filter(({ userId, ephemeral }) => userId === office.slack.bot.userId && !ephemeral)
    .filter((message) => /in IP history|知识产权/.test(wordsOf(message)));
}

/** Everything that a message shows, in reading order, one line a leaf. */
export function wordsOf(message: MessageView): string {
  return leavesOf(message.blocks).join("");
}

/** The texts that are set in bold. */
export function boldOf(message: MessageView): string[] {
  return nodesOf(message.blocks)
    .filter((node) => asObject(node["style"])["bold"] === true)
    .map((node) => String(node["text"]));
}

/** Address and label of every link. */
export function linksOf(message: MessageView): { readonly url: string; readonly text: string }[] {
  return nodesOf(message.blocks)
    .filter((node) => node["type"] === "link")
    .map((node) => ({ url: String(node["url"]), text: String(node["text"]) }));
}

/** Labels of the buttons. */
export function buttonsOf(message: MessageView): string[] {
  return nodesOf(message.blocks)
    .filter((node) => node["type"] === "button")
    .map((node) => String(asObject(node["text"])["text"]));
}

/** Action id of the button with this label. */
export function actionOf(message: MessageView, label: string): string {
  const button = nodesOf(message.blocks).find(
    (node) => node["type"] === "button" && asObject(node["text"])["text"] === label,
  );
  if (!button) throw new Error(`no button "${label}" among ${buttonsOf(message).join(", ")}`);
  return String(button["action_id"]);
}

function leavesOf(value: unknown): string[] {
  return nodesOf(value).flatMap((node) => {
    if (typeof node["text"] === "string") return [node["text"]];
    if (node["type"] === "user") return [`<@${String(node["user_id"])}>`];
    return String(node["type"]).startsWith("rich_text_") ? ["\n"] : [];
  });
}

function nodesOf(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  return [asObject(value), ...Object.values(value).flatMap(nodesOf)];
}
