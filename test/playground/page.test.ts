import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { chromium, GENERAL, hasFocus, isShown, PageUnderTest } from "./page-under-test.ts";

test("Chromium is there to try the page in", ({ skip }) => {
  if (chromium === null && process.env["CI"] !== "true")
    skip("no Chromium was found: install it, or name it in CHROMIUM_PATH");
  expect(chromium, "no Chromium was found, so the page was not tried").not.toBeNull();
});

describe.runIf(chromium)("the page", () => {
  const ui = new PageUnderTest();

  describe("writing", () => {
    test("a message appears for its author and in another tab, with a badge for who is away", async () => {
      await ui.open();
      const rosa = await ui.openTab("#in=C0IPNEWS001&as=U0ROSADE001");
      await ui.write("Good *morning*, a*b*c & <b>");
      await ui.page.getByText("Good morning, a*b*c & <b>").waitFor();
      expect(await ui.lastMessage.locator("strong").allTextContents()).toEqual(["morning"]);
      await rosa.locator('[data-place="C0GENERAL01"] .count').waitFor();
      expect(await rosa.locator('[data-place="C0GENERAL01"] .count').textContent()).toBe(
        "1 unread",
      );
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
      expect(await hasFocus(ui.lastMessage)).toBe(true);
    });

    test("Shift+Enter begins a line, the arrow brings a sent text back, drafts stay with their channel", async () => {
      await ui.open();
      await ui.composer.fill("one");
      await ui.page.keyboard.press("Shift+Enter");
      await ui.page.keyboard.type("two");
      await ui.page.keyboard.press("Enter");
      await ui.page.locator("main .message br").waitFor({ state: "attached" });
      await ui.page.keyboard.press("ArrowUp");
      expect(await ui.composer.inputValue()).toBe("one\ntwo");
      await ui.composer.fill("half a sentence");
      await ui.page.getByRole("button", { name: "ip-news" }).click();
      expect(await ui.composer.inputValue()).toBe("");
      await ui.page.reload();
      await ui.page.getByRole("button", { name: "general" }).click();
      expect(await ui.composer.inputValue()).toBe("half a sentence");
    });

    test("a message that does not get through goes back into the composer", async () => {
      await ui.open();
      await ui.setOffline(true);
      await ui.write("on the train");
      const alert = ui.page.getByRole("alert");
      expect(await isShown(alert.getByText("The playground's server does not answer."))).toBe(true);
      expect(await ui.composer.inputValue()).toBe("on the train");
      await ui.setOffline(false);
      await ui.page.keyboard.press("Enter");
      expect(await isShown(ui.page.locator("main .message").getByText("on the train"))).toBe(true);
      ui.forgive("ERR_INTERNET_DISCONNECTED");
    });

    test("a channel that is archived gives way to another one", async () => {
      await ui.open();
      ui.slack.archive(GENERAL);
      expect(await isShown(ui.page.getByRole("heading", { name: "ip-news" }))).toBe(true);
    });
  });

  describe("commands", () => {
    test("a slash lists them, Tab completes, and the answer is marked as seen by the asker only", async () => {
      await ui.open();
      await ui.composer.pressSequentially("/ip");
      const offered = ui.page.getByRole("listbox", { name: "Suggestions" });
      await offered.waitFor();
      expect(await offered.locator(".option-title").allTextContents()).toEqual([
        "/ip QUESTION",
        "/ip-settings",
        "/ip-all",
      ]);
      await ui.page.keyboard.press("Tab");
      await ui.page.keyboard.type("who presided");
      expect(await ui.page.locator("main .usage").textContent()).toBe("/ip QUESTION");
      await ui.page.keyboard.press("Enter");
      await ui.page.getByText("Answer to who presided").waitFor();
      expect(await ui.lastMessage.getAttribute("aria-label")).toContain("only visible to you");
      const jonas = await ui.openTab(`#in=${GENERAL}&as=U0JONASF001`);
      expect(await jonas.locator("main .message").count()).toBe(0);
    });

    test("an unknown command is refused in words and kept", async () => {
      await ui.open();
      await ui.write("/nonsense please");
      await ui.page.getByRole("alert").getByText("/nonsense is not a valid command").waitFor();
      expect(await ui.composer.inputValue()).toBe("/nonsense please");
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
      expect(await ui.page.locator("#thread .composer-field").inputValue()).toBe("/ip x");
    });

    test("suggestions fill the composer, and stay away once they are put away", async () => {
      await ui.open();
      await ui.page.getByRole("button", { name: "/ip who presided over the 2021 forum" }).click();
      expect(await ui.composer.inputValue()).toBe("/ip who presided over the 2021 forum");
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
    await ui.page.getByRole("main").getByRole("button", { name: "Messages" }).click();
    expect(await isShown(ui.page.getByText("nobody else reads this"))).toBe(true);
  });

  describe("the clock", () => {
    test("goes to World IP Day with a preset and back to the real time", async () => {
      await ui.open();
      await ui.page.locator("#clock").click();
      await ui.page.getByRole("dialog").getByText("26 April 2027, 09:00").click();
      await ui.page
        .getByRole("status")
        .getByText("It is now Mon 26 Apr 2027, 09:00 in Asia/Shanghai.")
        .waitFor();
      expect(await ui.page.locator(".clock-face").textContent()).toBe("Mon 26 Apr 2027, 09:00");
      await ui.write("Happy World IP Day");
      await ui.page.locator("main .message time[title^='Monday, 26 April 2027']").waitFor();
      await ui.page.locator("#clock").click();
      await ui.page.getByRole("button", { name: "The real time" }).click();
      await ui.page.getByRole("status").getByText("Back to the real time").waitFor();
      expect(await ui.page.locator("#clock.set").count()).toBe(0);
    });

    test("goes to any moment that is typed", async () => {
      await ui.open();
      await ui.page.locator("#clock").click();
      await ui.page.getByLabel("Or any other moment").fill("2026-11-30T09:00");
      await ui.page.keyboard.press("Enter");
      const face = ui.page.locator(".clock-face").getByText("Mon 30 Nov 2026, 09:00");
      expect(await isShown(face)).toBe(true);
    });
  });

  test("another person sees their own channels, and the address remembers who and where", async () => {
    await ui.open();
    expect(await ui.page.getByRole("button", { name: "treaty-desk" }).count()).toBe(0);
    await ui.page.getByRole("button", { name: "You are Mei Tan – change person" }).click();
    await ui.page.getByRole("menuitemradio", { name: "Jonas Frei" }).click();
    await ui.page.getByRole("button", { name: "treaty-desk" }).click();
    await ui.page.getByRole("heading", { name: "treaty-desk" }).waitFor();
    expect(new URL(ui.page.url()).hash).toBe("#in=C0TREATY001&as=U0JONASF001");
    await ui.page.reload();
    await ui.page.getByRole("button", { name: "You are Jonas Frei – change person" }).waitFor();
    await ui.page.goBack();
    await ui.page.getByRole("heading", { name: "general" }).waitFor();
  });

  test("says when the app is away, and when it is back", async () => {
    await ui.open();
    await ui.slack.until(() => ui.slack.connected());
    ui.slack.dropConnections();
    expect(await isShown(ui.page.getByText("The app is not connected"))).toBe(true);
    await ui.slack.until(() => ui.slack.connectionCount() > 0, 10_000);
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
