import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { createApp, type App, type AppConfig } from "./app.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { loadManifest } from "./files/manifest-file.ts";
import type { Log } from "./log.ts";
import { createPainter } from "./picture/create-painter.ts";
import { createFakeSlack } from "./playground/fake-slack.ts";
import { readGrant } from "./playground/workspace/grant.ts";
import { asObject } from "./playground/json.ts";
import { prepareDemo } from "./playground/prepare-demo.ts";
import { createSettableClock } from "./playground/settable-clock.ts";

/** The zone of the playground's channel, so that "go to 09:00" means nine o'clock there. */
const PLAYGROUND_ZONE = "Asia/Shanghai";

/** A running app. */
export interface Started {
  /** The playground's page; null when a real workspace is served. */
  readonly page: string | null;
  stop(): Promise<void>;
}

/** Connects to the workspace whose tokens are configured. Rejects with UserError, in words for the operator. */
export async function startInWorkspace(
  config: AppConfig,
  log: Log,
  now: () => number,
): Promise<Started> {
  // The system's clock is never set by hand.
  const clock: Clock = { now, onSet: () => () => {} };
  const app = createApp(config, { clock, log, randomBytes, wait, painter: createPainter() });
  const { url } = await app.start();
  log.info("ready", { mode: config.slack.mode, url });
  warmUp(app, log);
  return { page: null, stop: () => app.stop() };
}

/** Opens a pretend workspace and lets the same app serve it. Rejects with UserError when the port is taken. */
export async function startPlayground(
  config: Config,
  log: Log,
  now: () => number,
): Promise<Started> {
  const clock = createSettableClock(now);
  const manifest = await loadManifest(new URL("../manifest.yml", import.meta.url));
  const grant = readGrant(asObject(manifest));
  const { port } = config;
  const fake = await createFakeSlack({ port, clock, log, grant, zone: PLAYGROUND_ZONE });
  const { botToken, appToken } = fake.credentials;
  const slack = { mode: "socket", botToken, appToken, apiUrl: fake.apiUrl } as const;
  // The pretend workspace lives in memory; a stored ledger would refer to messages that no longer exist.
  const store = { engine: "sqlite", path: ":memory:" } as const;
  const edges = { clock, log, randomBytes, wait, painter: createPainter() };
  const app = createApp({ ...config, slack, store, publicUrl: fake.url }, edges);
  const stop = async (): Promise<void> => {
    await app.stop();
    await fake.stop();
  };
  try {
    await app.start();
    fake.alsoServe(app.serve);
    await prepareDemo(fake);
    warmUp(app, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { page: fake.url, stop };
}

/** Runs in the background; people are answered even if it fails. */
function warmUp(app: App, log: Log): void {
  app.warmUp().catch((error: unknown) => log.warn("warm-up", { cause: String(error) }));
}
