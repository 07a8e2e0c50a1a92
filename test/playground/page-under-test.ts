import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { createFakeSlack } from "../../src/playground/fake-slack.ts";
import type { FakeSlack } from "../../src/playground/fake-slack.ts";
import { EVERYTHING_GRANTED } from "../../src/playground/grant.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import { findChromium, launchChromium } from "./chromium.ts";
import { startSampleApp } from "./sample-app.ts";
import type { SampleApp } from "./sample-app.ts";

/** Where Chromium is, or null: then nothing of the page can be tried here. */
export const chromium = findChromium();

export const NARROW = { width: 390, height: 844 };
export const WIDE = { width: 1280, height: 800 };
export const MEI = "U0MEITAN001";
export const GENERAL = "C0GENERAL01";

/** A fake Slack with a small app for each test of a file, and a page of it in one browser. */
export class PageUnderTest {
  slack!: FakeSlack;
  app!: SampleApp;
  page!: Page;
  /** Errors and warnings on the browser's console. */
  complaints: string[] = [];
  #browser: Browser | null = null;
  #context: BrowserContext | null = null;

  constructor() {
    beforeAll(async () => {
      this.#browser = await launchChromium(chromium ?? "");
    });
    afterAll(async () => this.#browser?.close());
    beforeEach(async () => {
      const clock = createSettableClock(() => Date.now());
      const grant = { ...EVERYTHING_GRANTED, commands: COMMANDS };
      this.slack = await createFakeSlack({ clock, zone: "Asia/Shanghai", grant });
      this.app = await startSampleApp(this.slack);
      this.complaints = [];
    });
    afterEach(async () => {
      await this.#context?.close();
      await this.app.stop();
      await this.slack.stop();
      if (this.complaints.length > 0) throw new Error(this.complaints.join("\n"));
    });
  }

  async open(options: BrowserContextOptions = {}): Promise<void> {
    const settings = { viewport: WIDE, colorScheme: "light", ...options } as const;
    this.#context = (await this.#browser?.newContext(settings)) ?? null;
    this.page = await this.openTab();
  }

  async openTab(fragment = ""): Promise<Page> {
    if (!this.#context) throw new Error("open the first page first");
    const tab = await this.#context.newPage();
    tab.setDefaultTimeout(5_000);
    tab.on("pageerror", (error) => this.complaints.push(String(error)));
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    await tab.goto(`${this.slack.url}/${fragment}`);
    await tab.locator("body.ready").waitFor();
    return tab;
  }

  /** The browser notes every request that fails on its console; here one was meant to. */
  forgive(complaint: "status of 400" | "ERR_INTERNET_DISCONNECTED"): void {
    this.complaints = this.complaints.filter((text) => !text.includes(complaint));
  }

  async setOffline(isOffline: boolean): Promise<void> {
    await this.#context?.setOffline(isOffline);
  }

  get composer(): Locator {
    return this.page.locator("main .composer-field");
  }

  get lastMessage(): Locator {
    return this.page.locator("main .message").last();
  }

  /** Writes into the channel and sends it. */
  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Enter");
  }

  /** The text of what has the focus. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  }
}

/** Waits until it is in sight; false when it does not come. */
export async function isShown(of: Locator): Promise<boolean> {
  return of.waitFor().then(
    () => true,
    () => false,
  );
}

export async function hasFocus(of: Locator): Promise<boolean> {
  return of.evaluate((node) => node === document.activeElement);
}

const COMMANDS = [
  { command: "/ip", description: "Ask a question", usageHint: "QUESTION" },
  { command: "/ip-settings", description: "Open a modal", usageHint: "" },
  { command: "/ip-all", description: "Show every element", usageHint: "" },
];
