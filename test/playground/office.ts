import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
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

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

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
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions },
    }),
    clientOptions,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.init();
  await app.start();
  closing.push(() => app.stop());
  await slack.until(() => slack.connected());
  return { slack, clock, app };
}
