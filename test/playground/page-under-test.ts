import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { createFakeSlack } from "../../src/playground/fake-slack.ts";
import type { FakeSlack } from "../../src/playground/fake-slack.ts";
import { EVERYTHING_GRANTED } from "../../src/playground/workspace/grant.ts";
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

/** How long a state of the page is waited for; on a busy machine each takes seconds. */
export const PATIENCE_MS = 30_000;
/** A test waits for many states, one after the other. */
export const TEST_MS_MAX = 90_000;
/** `CPU_SLOWDOWN=6` lets the page run six times slower, to find what only a busy machine shows. */
const CPU_SLOWDOWN = Number(process.env["CPU_SLOWDOWN"] ?? 1);

/** A fake Slack with a small app for each test of a file, and a page of it in one browser. */
export class PageUnderTest {
  slack!: FakeSlack;
  app!: SampleApp;
  page!: Page;
  /** Errors and warnings on the browser's console. */
  #complaints: string[] = [];
  /** What the complaints may hold that are meant to come. */
  #forgiven: string | null = null;
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
      this.#complaints = [];
      this.#forgiven = null;
    });
    afterEach(async () => {
      await this.#context?.close();
      await this.app.stop();
      await this.slack.stop();
      const forgiven = this.#forgiven;
      const grave = this.#complaints.filter((text) => !forgiven || !text.includes(forgiven));
      if (grave.length > 0) throw new Error(grave.join("\n"));
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
    if (CPU_SLOWDOWN > 1) await slowDown(tab);
    tab.setDefaultTimeout(PATIENCE_MS);
    tab.on("pageerror", (error) => this.#complaints.push(String(error)));
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.#complaints.push(message.text());
    });
    await tab.goto(`${this.slack.url}/${fragment}`);
    await tab.locator("body.ready").waitFor();
    return tab;
  }

  /** The browser notes every request that fails on its console; in this test some are meant to. */
  forgive(complaint: "status of 400" | "ERR_INTERNET_DISCONNECTED"): void {
    this.#forgiven = complaint;
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

/** Waits until it is in sight. */
export async function expectShown(of: Locator): Promise<void> {
  await of.waitFor();
}

/** Waits until it has the focus; fails with what has it instead. */
export async function expectFocus(of: Locator): Promise<void> {
  const focused = (): Promise<string> =>
    of.evaluate((node) => {
      const active = document.activeElement;
      return active === node ? "the expected element" : (active?.outerHTML.slice(0, 300) ?? "none");
    });
  await expect.poll(focused, { timeout: PATIENCE_MS }).toBe("the expected element");
}

/** Waits until the field holds that text; fails with what it holds. */
export async function expectText(field: Locator, text: string): Promise<void> {
  await expect.poll(() => field.inputValue(), { timeout: PATIENCE_MS }).toBe(text);
}

async function slowDown(tab: Page): Promise<void> {
  const debug = await tab.context().newCDPSession(tab);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
}

const COMMANDS = [
  { command: "/ip", description: "Ask a question", usageHint: "QUESTION" },
  { command: "/ip-settings", description: "Open a modal", usageHint: "" },
  { command: "/ip-all", description: "Show every element", usageHint: "" },
];
