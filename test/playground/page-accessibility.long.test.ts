import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { silentLog } from "../../src/log.ts";
import { startPlayground } from "../../src/start.ts";
import {
  chromium,
  expectFocus,
  GENERAL,
  MEI,
  NARROW,
  PageUnderTest,
  PATIENCE_MS,
  TEST_MS_MAX,
  WIDE,
} from "./page-under-test.ts";

const IP_NEWS = "C0IPNEWS001";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

describe.runIf(chromium)("the page", { timeout: TEST_MS_MAX }, () => {
  const ui = new PageUnderTest();

  test("light and dark follow the system until somebody chooses, and the choice is kept", async () => {
    await ui.open({ colorScheme: "dark" });
    await expectGround("rgb(20, 25, 26)");
    await ui.page.getByRole("button", { name: "Use light colours" }).click();
    await expectGround("rgb(255, 255, 255)");
    await ui.page.reload();
    await ui.page.getByRole("button", { name: "Use dark colours" }).waitFor();
    await expectGround("rgb(255, 255, 255)");
  });

  describe("a narrow window", () => {
    test("keeps the channels in a drawer, and nothing is wider than the window", async () => {
      await ui.open({ viewport: NARROW });
      const channels = ui.page.getByRole("navigation", { name: "Channels" });
      await channels.waitFor({ state: "hidden" });
      await ui.page.getByRole("button", { name: "Channels" }).click();
      await channels.getByRole("button", { name: "ip-news" }).click();
      await channels.waitFor({ state: "hidden" });
      await ui.page.getByRole("heading", { name: "ip-news" }).waitFor();
      await ui.write("/ip-all");
      await ui.page.getByText("This week in IP history").waitFor();
      expect(await ui.page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width);
    });

    test("gives a thread the whole width", async () => {
      await ui.open({ viewport: NARROW });
      await ui.write("@almanac who presided?");
      await ui.page.locator(".thread-link").click();
      const thread = ui.page.getByRole("complementary", { name: "Thread" });
      await expect
        .poll(() => thread.boundingBox(), { timeout: PATIENCE_MS })
        .toMatchObject({ x: 0, width: NARROW.width });
      await ui.page.getByRole("button", { name: "Close the thread" }).click();
      await ui.page.locator(".thread-link").waitFor();
    });
  });

  test("everything can be done with the keyboard alone", async () => {
    await ui.open();
    await expectFocus(ui.composer);
    await tabBackTo("Skip to the messages");
    await tabTo("Set the clock");
    await ui.page.keyboard.press("Enter");
    await ui.page.getByRole("dialog").waitFor();
    await ui.page.keyboard.press("Escape");
    await expectFocus(ui.page.getByRole("button", { name: "Set the clock" }));
    await tabTo("general");
    await ui.page.keyboard.press("ArrowDown");
    await ui.page.keyboard.press("Enter");
    await ui.page.getByRole("heading", { name: "ip-news" }).waitFor();
    await expectFocus(ui.composer);
    await ui.page.keyboard.type("/ip by hand");
    await ui.page.keyboard.press("Enter");
    await ui.page.getByText("Answer to by hand").waitFor();
    await ui.page.keyboard.press("Shift+Tab");
    await tabBackTo("Next results");
    await ui.page.keyboard.press("Space");
    await ui.page.getByText("Answer to page 2").waitFor();
    await ui.page.waitForFunction(() => document.activeElement?.closest(".message") !== null);
  });

  describe("accessibility", () => {
    test.each([
      ["light", WIDE],
      ["dark", WIDE],
      ["light", NARROW],
      ["dark", NARROW],
    ] as const)("axe finds nothing grave, %s at %o", async (colorScheme, viewport) => {
      await ui.open({ colorScheme, viewport, reducedMotion: "reduce" });
      await ui.write("/ip-all");
      await ui.page.getByText("This week in IP history").waitFor();
      await ui.write("/ip who");
      await ui.page.getByText("Answer to who").waitFor();
      await ui.write("@almanac who presided?");
      await ui.page.locator(".thread-link").waitFor();
      expect(await violations()).toEqual([]);
      await ui.composer.pressSequentially("/");
      await ui.page.getByRole("listbox").waitFor();
      expect(await violations()).toEqual([]);
      await ui.composer.fill("");
      await ui.page.locator(".thread-link").click();
      await ui.page.locator("#thread").getByText("Gan Shaoning presided.").waitFor();
      expect(await violations(["serious", "critical"])).toEqual([]);
      await ui.page.locator("#person").click();
      expect(await violations(["serious", "critical"])).toEqual([]);
      await ui.page.keyboard.press("Escape");
      await ui.page.locator("#clock").click();
      expect(await violations()).toEqual([]);
      await ui.page.keyboard.press("Escape");
      await ui.page.goto(`${ui.slack.url}/#in=home&as=${MEI}`);
      await ui.page.getByRole("heading", { name: "The almanac" }).waitFor();
      expect(await violations()).toEqual([]);
      await ui.page.goto(`${ui.slack.url}/#in=${GENERAL}&as=${MEI}`);
      await ui.write("/ip-settings");
      await ui.page.getByRole("button", { name: "Save" }).click();
      expect(await violations()).toEqual([]);
    });

    test.each([WIDE, NARROW])(
      "axe finds nothing in the almanac's own channel, home and form of a digest, at %o",
      async (viewport) => {
        const almanac = await startPlayground(readConfig({ PORT: "0" }), silentLog, Date.now);
        onTestFinished(() => almanac.stop());
        await ui.open({ viewport, reducedMotion: "reduce" });
        await ui.page.goto(`${almanac.page}/#in=${IP_NEWS}&as=${MEI}`);
        await ui.write("/ip-today 26 April");
        await ui.page.getByText("World Intellectual Property Day").first().waitFor();
        expect(await violations()).toEqual([]);
        await ui.write("/ip-digest");
        await ui.page.getByRole("dialog").getByRole("button", { name: "More options" }).click();
        await ui.page.getByLabel("When there is nothing to tell").waitFor();
        expect(await violations()).toEqual([]);
        await ui.page.keyboard.press("Escape");
        await ui.page.getByRole("dialog").waitFor({ state: "hidden" });
        await ui.page.goto(`${almanac.page}/#in=home&as=${MEI}`);
        await ui.page.getByText(", every day at 09:00, Asia/Shanghai").waitFor();
        expect(await violations()).toEqual([]);
      },
    );
  });

  /** Violations of axe-core, as `rule: selector`. A menu or a thread over the page stands outside its main part, which axe holds for moderate. */
  async function violations(
    grave: readonly string[] = ["moderate", "serious", "critical"],
  ): Promise<string[]> {
    // By the debugger's way in, which the page's content security policy does not concern.
    await ui.page.evaluate(axeSource);
    const found = await ui.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
      return (await axe.run()).violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ target }) => ({ impact, words: `${id}: ${target.join(" ")}` })),
      );
    });
    return found.filter(({ impact }) => grave.includes(impact)).map(({ words }) => words);
  }

  async function expectGround(colour: string): Promise<void> {
    await expect.poll(ground, { timeout: PATIENCE_MS }).toBe(colour);
  }

  async function ground(): Promise<string> {
    return ui.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  }

  async function tabTo(name: string): Promise<void> {
    await pressUntil("Tab", name);
  }

  async function tabBackTo(name: string): Promise<void> {
    await pressUntil("Shift+Tab", name);
  }

  async function pressUntil(key: string, name: string): Promise<void> {
    for (let press = 0; press < 40; press += 1) {
      if ((await ui.focused()).includes(name)) return;
      await ui.page.keyboard.press(key);
    }
    expect.unreachable(`${key} never reaches "${name}"`);
  }
});

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}
