import { request } from "node:http";
import { describe, expect, test } from "vitest";
import {
  chromium,
  expectFocus,
  expectShown,
  expectText,
  GENERAL,
  MEI,
  PageUnderTest,
  PATIENCE_MS,
  TEST_MS_MAX,
} from "./page-under-test.ts";

test("Chromium is there to try the page in", ({ skip }) => {
  if (chromium === null && process.env["CI"] !== "true")
    skip("no Chromium was found: install it, or name it in CHROMIUM_PATH");
  expect(chromium, "no Chromium was found, so the page was not tried").not.toBeNull();
});

describe.runIf(chromium)("the page", { timeout: TEST_MS_MAX }, () => {
  const ui = new PageUnderTest();

  describe("writing", () => {
    test("a message appears for its author and in another tab, with a badge for who is away", async () => {
      await ui.open();
      const rosa = await ui.openTab("#in=C0IPNEWS001&as=U0ROSADE001");
      await ui.write("Good *morning*, a*b*c & <b>");
      await ui.page.getByText("Good morning, a*b*c & <b>").waitFor();
      expect(await ui.lastMessage.locator("strong").allTextContents()).toEqual(["morning"]);
      await rosa.locator('[data-place="C0GENERAL01"] .count').getByText("1 unread").waitFor();
      await rosa.getByRole("button", { name: "general" }).click();
      await rosa.locator("main .message").getByText("morning").waitFor();
      await rosa.locator('[data-place="C0GENERAL01"] .count').waitFor({ state: "detached" });
    });

    test("a mention is answered in its thread, and the thread opens beside the channel", async () => {
      await ui.open();
      await ui.write("@almanac who presided?");
      await ui.page.locator(".thread-link").click();
      const thread = ui.page.getByRole("complementary", { name: "Thread" });
      await thread.getByText("Gan Shaoning presided.").waitFor();
      expect(await thread.locator(".mention").textContent()).toBe("@IP Almanac");
      await thread.locator(".composer-field").fill("Thank you");
      await ui.page.keyboard.press("Enter");
      await ui.page.locator(".thread-count").getByText("2 replies").waitFor();
      await ui.page.keyboard.press("Escape");
      await thread.waitFor({ state: "hidden" });
      await expectFocus(ui.lastMessage);
    });

    test("a thread that a step back closes gives the focus to its message", async () => {
      await ui.open();
      await ui.write("Hello");
      await ui.lastMessage.hover();
      await ui.page.getByRole("button", { name: "Reply in thread to Mei Tan" }).click();
      await expectFocus(ui.page.locator("#thread .composer-field"));
      await ui.page.goBack();
      await ui.page.locator("#thread").waitFor({ state: "hidden" });
      await expectFocus(ui.lastMessage);
    });

    test("a click counts although its message changes between press and release", async () => {
      await ui.open();
      await ui.write("@almanac who presided?");
      await ui.page.locator(".thread-link").hover();
      await ui.page.mouse.down();
      const [root] = ui.slack.messages({ channel: GENERAL });
      ui.slack.say({ as: MEI, channel: GENERAL, text: "Thanks", threadTs: root?.ts ?? null });
      // Long enough for the reply to come, shorter than the page waits for the release.
      await ui.page.waitForTimeout(200);
      await ui.page.mouse.up();
      await expectShown(ui.page.locator("#thread").getByText("Thanks"));
    });

    test("Shift+Enter begins a line, the arrow brings a sent text back, drafts stay with their channel", async () => {
      await ui.open();
      await ui.composer.fill("one");
      await ui.page.keyboard.press("Shift+Enter");
      await ui.page.keyboard.type("two");
      await ui.page.keyboard.press("Enter");
      await ui.page.locator("main .message br").waitFor({ state: "attached" });
      await ui.page.keyboard.press("ArrowUp");
      await expectText(ui.composer, "one\ntwo");
      await ui.composer.fill("half a sentence");
      await ui.page.getByRole("button", { name: "ip-news" }).click();
      await expectText(ui.composer, "");
      await ui.page.reload();
      await ui.page.getByRole("button", { name: "general" }).click();
      await expectText(ui.composer, "half a sentence");
    });

    test("a message that does not get through goes back into the composer", async () => {
      await ui.open();
      await ui.setOffline(true);
      await ui.write("on the train");
      const alert = ui.page.getByRole("alert");
      await alert.getByText("The playground's server does not answer.").waitFor();
      await expectText(ui.composer, "on the train");
      await ui.setOffline(false);
      await ui.page.keyboard.press("Enter");
      await expectShown(ui.page.locator("main .message").getByText("on the train"));
      ui.forgive("ERR_INTERNET_DISCONNECTED");
    });

    test("a channel that is archived gives way to another one", async () => {
      await ui.open();
      ui.slack.archive(GENERAL);
      await expectShown(ui.page.getByRole("heading", { name: "ip-news" }));
    });
  });

  describe("commands", () => {
    test("a slash lists them, Tab completes, and the answer is marked as seen by the asker only", async () => {
      await ui.open();
      await ui.composer.pressSequentially("/ip");
      const offered = ui.page.getByRole("listbox", { name: "Suggestions" });
      await offered.waitFor();
      await expect
        .poll(() => offered.locator(".option-title").allTextContents(), { timeout: PATIENCE_MS })
        .toEqual(["/ip QUESTION", "/ip-settings", "/ip-all"]);
      await ui.page.keyboard.press("Tab");
      await ui.page.keyboard.type("who presided");
      await ui.page.locator("main .usage").getByText("/ip QUESTION", { exact: true }).waitFor();
      await ui.page.keyboard.press("Enter");
      await ui.page.getByText("Answer to who presided").waitFor();
      expect(await ui.lastMessage.getAttribute("aria-label")).toContain("only visible to you");
      ui.slack.say({ as: MEI, channel: GENERAL, text: "for everybody", threadTs: null });
      const jonas = await ui.openTab(`#in=${GENERAL}&as=U0JONASF001`);
      await jonas.locator("main .message").getByText("for everybody").waitFor();
      expect(await jonas.locator("main .message").count()).toBe(1);
    });

    test("an unknown command is refused in words and kept", async () => {
      await ui.open();
      await ui.write("/nonsense please");
      await ui.page.getByRole("alert").getByText("/nonsense is not a valid command").waitFor();
      await expectText(ui.composer, "/nonsense please");
      ui.forgive("status of 400");
    });

    test("a command in a thread is refused in words and kept", async () => {
      await ui.open();
      await ui.write("Hello");
      await ui.lastMessage.hover();
      await ui.page.getByRole("button", { name: "Reply in thread to Mei Tan" }).click();
      await ui.page.locator("#thread .composer-field").fill("/ip x");
      await ui.page.keyboard.press("Enter");
      await ui.page.getByRole("alert").getByText("/ip is not supported in threads").waitFor();
      await expectText(ui.page.locator("#thread .composer-field"), "/ip x");
    });

    test("suggestions fill the composer, and stay away once they are put away", async () => {
      await ui.open();
      await ui.page.getByRole("button", { name: "/ip who presided over the 2021 forum" }).click();
      await expectText(ui.composer, "/ip who presided over the 2021 forum");
      await ui.page.getByRole("button", { name: "Hide these suggestions" }).click();
      await ui.page.reload();
      await ui.page.locator("body.ready").waitFor();
      expect(await ui.page.locator(".suggestions").isVisible()).toBe(false);
    });
  });

  test("the app's home is opened for the person and drawn", async () => {
    await ui.open();
    await ui.page.getByRole("button", { name: "Home" }).click();
    await ui.page.getByRole("heading", { name: "The almanac" }).waitFor();
    await ui.page.getByText("Answers from fifteen articles.").waitFor();
    const messages = ui.page.getByRole("main").getByRole("button", { name: "Messages" });
    await messages.focus();
    await ui.page.keyboard.press("Enter");
    await ui.page.getByText("nobody else reads this").waitFor();
    await expectFocus(messages);
  });

  describe("the clock", () => {
    test("goes to World IP Day with a preset, and says what going back to the real time means", async () => {
      await ui.open();
      await ui.page.locator("#clock").click();
      const preset = ui.page.getByRole("dialog").getByText(/^26 April \d{4}, 09:00$/);
      const year = /\d{4}/.exec((await preset.textContent()) ?? "")?.[0];
      await preset.click();
      const status = ui.page.getByRole("status");
      const face = new RegExp(`\\w{3} 26 Apr ${year}, 09:00`);
      await status.getByText(face).waitFor();
      await ui.page.locator(".clock-face").getByText(face).waitFor();
      await ui.write("Happy World IP Day");
      await ui.page.locator(`main .message time[title*=', 26 April ${year}']`).waitFor();
      const note = ui.page.getByRole("note");
      await note.waitFor({ state: "hidden" });
      await ui.page.locator("#clock").click();
      await ui.page.getByRole("button", { name: "The real time" }).click();
      await status.getByText("Back to the real time").waitFor();
      await expectShown(ui.page.locator("#clock:not(.set)"));
      await note.getByText(face).waitFor();
      await expectShown(note.getByText("a day that was told is not told again"));
      await note.getByRole("button", { name: "Hide this note" }).click();
      await note.waitFor({ state: "hidden" });
    });

    test("goes to any moment that is typed, and says why not to another", async () => {
      ui.forgive("status of 400");
      await ui.open();
      await ui.page.locator("#clock").click();
      const moment = ui.page.getByLabel("Or any other moment");
      await moment.fill("");
      await ui.page.keyboard.press("Enter");
      await ui.page.getByText("Choose a date and a time.").waitFor();
      await moment.fill("0001-01-01T09:00");
      await ui.page.keyboard.press("Enter");
      await ui.page.getByText("The playground's clock goes from 2002 to 2285.").waitFor();
      await moment.fill("2026-11-30T09:00");
      await ui.page.keyboard.press("Enter");
      await expectShown(ui.page.locator(".clock-face").getByText("Mon 30 Nov 2026, 09:00"));
    });
  });

  test("another person sees their own channels, and the address remembers who and where", async () => {
    await ui.open();
    expect(await ui.page.getByRole("button", { name: "treaty-desk" }).count()).toBe(0);
    await ui.page.getByRole("button", { name: "You are Mei Tan – change person" }).click();
    await ui.page.getByRole("menuitemradio", { name: "Jonas Frei" }).click();
    await ui.page.getByRole("button", { name: "treaty-desk" }).click();
    await ui.page.getByRole("heading", { name: "treaty-desk" }).waitFor();
    await ui.page.waitForURL("**/#in=C0TREATY001&as=U0JONASF001");
    await ui.page.reload();
    await ui.page.getByRole("button", { name: "You are Jonas Frei – change person" }).waitFor();
    await ui.page.goBack();
    await ui.page.getByRole("heading", { name: "general" }).waitFor();
  });

  test("says when the app is away, and when it is back", async () => {
    await ui.open();
    await ui.slack.until(() => ui.slack.connected());
    ui.slack.dropConnections();
    await expectShown(ui.page.getByText("The app is not connected"));
    await ui.slack.until(() => ui.slack.connectionCount() > 0, PATIENCE_MS);
    await ui.page.getByText("The app is not connected").waitFor({ state: "hidden" });
  });

  test("the server turns away other hosts and other origins", async () => {
    await ui.open();
    expect(await statusOf("/", { host: "evil.example" })).toBe(403);
    expect(await statusOf("/playground/workspace", { origin: "https://evil.example" })).toBe(403);
    expect(await statusOf("/", {})).toBe(200);
  });

  async function statusOf(path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      request(ui.slack.url + path, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });
  }
});
