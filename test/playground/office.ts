import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { App, type Logger, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach } from "vitest";
import {
  createFakeSlack,
  type FakeSlack,
  type FakeSlackOptions,
} from "../../src/playground/fake-slack.ts";
import { createSettableClock, type SettableClock } from "../../src/playground/settable-clock.ts";

/** A fake workspace with an unmodified Bolt app in it. */
export interface Office {
  readonly slack: FakeSlack;
  readonly clock: SettableClock;
  readonly app: App;
}

export const MEI = "U0MEITAN001";
export const JONAS = "U0JONASF001";
export const ROSA = "U0ROSADE001";
export const GENERAL = "C0GENERAL01";
export const PRESS = "C0PRESS0001";
export const TREATY = "C0TREATY001";
export const DIRECT_MEI = "D0MEITAN001";

/** Broken connections are wanted here, and Bolt would complain of each. */
export const quiet: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Closes something when the test is over, newest first. */
export function closeAfterwards(close: () => Promise<unknown>): void {
  closing.push(close);
}

export async function openSlack(
  options: Partial<FakeSlackOptions> = {},
): Promise<{ slack: FakeSlack; clock: SettableClock }> {
  const clock = createSettableClock(Date.now);
  const slack = await createFakeSlack({ clock, retryDelaysMs: [0, 20, 40], ...options });
  closing.push(() => slack.stop());
  return { slack, clock };
}

/** A Bolt app over Socket Mode; `listen` adds its listeners before it starts. */
export async function openOffice(
  listen: (app: App) => void = () => {},
  options: Partial<FakeSlackOptions> = {},
): Promise<Office> {
  const { slack, clock } = await openSlack(options);
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({
    token: slack.credentials.botToken,
    receiver: new SocketModeReceiver({
      appToken: slack.credentials.appToken,
      // Reconnecting waits for this long; 5 seconds unless told.
      clientPingTimeout: 300,
      logger: quiet,
      installerOptions: { clientOptions },
    }),
    clientOptions,
    deferInitialization: true,
    logger: quiet,
  });
  listen(app);
  await app.init();
  await app.start();
  closing.push(() => app.stop());
  await slack.until(() => slack.connected());
  return { slack, clock, app };
}

/** One call of the Web API with a JSON body, as anybody could make it. */
export async function callApi(
  slack: FakeSlack,
  method: string,
  args: Readonly<Record<string, unknown>> = {},
  token: string | null = slack.credentials.botToken,
): Promise<Record<string, unknown>> {
  const response = await fetch(slack.apiUrl + method, {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** Brings a file to the workspace and waits until it can be shown; resolves to its id. */
export async function uploadFile(slack: FakeSlack, bytes: Buffer): Promise<string> {
  const announced = { filename: "picture.png", length: bytes.length };
  const { file_id, upload_url } = await callApi(slack, "files.getUploadURLExternal", announced);
  await fetch(String(upload_url), { method: "POST", body: new Uint8Array(bytes) });
  const id = String(file_id);
  await callApi(slack, "files.completeUploadExternal", { files: [{ id }] });
  const address = `${slack.url}/playground/files/${id}`;
  while (!(await fetch(address)).ok) await setTimeout(50);
  return id;
}

/** The address of a server that answers 200 to everything, in place of an app. */
export async function acknowledgeEverything(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closeAfterwards(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
