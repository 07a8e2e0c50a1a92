import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../playground/chromium.ts";
import { expectShown, TEST_MS_MAX } from "../playground/page-under-test.ts";

const chromium = findChromium();
if (chromium === null) {
  if (process.env["CI"]) throw new Error("Chromium is needed in CI; .ci/run installs it.");
  console.warn(
    "The newcomer's minute in a browser is skipped: no Chromium found (CHROMIUM_PATH names one).",
  );
}

/** `npm run screenshots` sets it; the pictures of README.md are made here. */
const screenshotFolder = process.env["SCREENSHOTS"];

/** The minute that README.md promises: `npm start` without tokens, in a browser, from outside. */
describe.skipIf(chromium === null)("a newcomer's minute", { timeout: TEST_MS_MAX }, () => {
  let program: ChildProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    [program, url] = await startProgram();
    browser = await launchChromium(chromium ?? "");
  });

  afterAll(async () => {
    await browser.close();
    program.kill("SIGTERM");
    await once(program, "exit");
    if (program.exitCode !== 0) throw new Error(`it ended with exit code ${program.exitCode}`);
  });

  test("asks, moves the clock, and sees the digest of World IP Day arrive", async () => {
    const page = await openPage(browser, url);
    await say(page, "/ip who presided over the 2021 forum");
    const answer = page.getByRole("article").filter({ hasText: "Only visible to you" });
    await expectShown(answer.getByText("Gan Shaoning").first());
    await keep(page, "answer");

    await page.getByRole("button", { name: "ip-news" }).click();
    await page.getByRole("button", { name: /^Set the clock/ }).click();
    await page
      .getByRole("dialog")
      .getByText(/^26 April \d{4}, 09:00$/)
      .click();
    const digest = page.getByRole("article").filter({ hasText: /history · \w+, 26 April \d{4}/ });
    await expectShown(digest.getByText("theme not announced yet").first());
    const top = async () => (await digest.boundingBox())?.y ?? Infinity;
    await expect.poll(top).toBeLessThan(200);
    // The plain case: what was missed came on the evening before.
    expect(await digest.textContent()).not.toContain("when I was away");
    await keep(page, "digest");
    await page.close();
  });

  test("mentions the almanac in a thread, which answers the thread's first message", async () => {
    const page = await openPage(browser, url);
    await page.getByRole("button", { name: "Reply in thread to Rosa Delmar" }).click();
    const thread = page.getByRole("complementary", { name: "Thread" });
    await thread.getByRole("textbox").fill("@almanac ");
    await thread.getByRole("textbox").press("Enter");
    await expectShown(thread.getByText("Gan Shaoning").first());
    await keep(page, "thread");
    await page.close();
  });

  test("sees the channel's digests in App Home", async () => {
    const page = await openPage(browser, url);
    await page.getByRole("button", { name: "Home" }).click();
    await expectShown(page.getByText("every day at 09:00, Asia/Shanghai"));
    await keep(page, "home");
    await page.close();
  });

  test("works in the dark, in a narrow window", async () => {
    const page = await openPage(browser, url, { narrow: true, dark: true });
    await say(page, "/ip-today 30 November 2026");
    await expectShown(page.getByText("6 years").first());
    const widths = await page.evaluate(() => [document.body.scrollWidth, window.innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await keep(page, "narrow-dark");
    await page.close();
  });
});

async function startProgram(): Promise<[ChildProcess, string]> {
  const env = { PATH: process.env["PATH"], PORT: "0", LOG_LEVEL: "warn" };
  const program = spawn(process.execPath, ["dist/main.js", "start"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: program.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address) return [program, address];
  }
  throw new Error("the program ended before it printed an address");
}

async function openPage(
  browser: Browser,
  url: string,
  look: { readonly narrow?: boolean; readonly dark?: boolean } = {},
): Promise<Page> {
  const page = await browser.newPage({
    viewport: look.narrow ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    colorScheme: look.dark ? "dark" : "light",
  });
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(url);
  await composer(page).waitFor();
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

function composer(page: Page): Locator {
  return page.getByRole("main").getByRole("textbox");
}

async function keep(page: Page, name: string): Promise<void> {
  if (!screenshotFolder) return;
  await mkdir(screenshotFolder, { recursive: true });
  // Let the last animation and the toast end.
  await page.waitForTimeout(6_000);
  await page.screenshot({ path: join(screenshotFolder, `${name}.png`) });
}
