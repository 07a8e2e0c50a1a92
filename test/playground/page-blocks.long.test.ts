import { encode } from "fast-png";
import type { Locator } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import {
  chromium,
  expectFocus,
  expectShown,
  GENERAL,
  MEI,
  PageUnderTest,
  PATIENCE_MS,
  TEST_MS_MAX,
} from "./page-under-test.ts";
import { callApi, uploadFile } from "./office.ts";

describe.runIf(chromium)("the page", { timeout: TEST_MS_MAX }, () => {
  const ui = new PageUnderTest();

  describe("blocks", () => {
    beforeEach(async () => {
      await ui.open();
      await ui.write("/ip-all");
      await ui.page.getByText("This week in IP history").waitFor();
    });

    test("a menu, an overflow menu, dates, boxes and thumbs reach the app in Slack's form", async () => {
      await ui.page.getByLabel("Choose").selectOption("weekly");
      expect(await heard("static_select")).toMatchObject({ selected_option: { value: "weekly" } });
      await ui.page.getByRole("button", { name: "More actions" }).click();
      await ui.page.keyboard.press("ArrowDown");
      await ui.page.keyboard.press("Enter");
      expect(await heard("overflow")).toMatchObject({ selected_option: { value: "stop" } });
      await ui.page.getByLabel("Pick a date").fill("2027-04-27");
      await ui.page.keyboard.press("Enter");
      expect(await heard("datepicker")).toMatchObject({ selected_date: "2027-04-27" });
      await ui.page.getByLabel("treaties").check();
      expect(await heard("checkboxes")).toMatchObject({
        selected_options: [{ value: "treaties" }],
      });
      await ui.page.getByRole("button", { name: "Not helpful" }).click();
      expect(await heard("feedback_buttons")).toMatchObject({ value: "no" });
    });

    test("a confirmation is asked first, and can be declined, even if its message changes meanwhile", async () => {
      await ui.page.getByRole("button", { name: "Remove" }).click();
      const question = ui.page.getByRole("dialog", { name: "Remove it?" });
      const [root] = ui.slack.messages({ channel: GENERAL });
      ui.slack.say({ as: MEI, channel: GENERAL, text: "Really?", threadTs: root?.ts ?? null });
      await ui.page.locator(".thread-count").getByText("1 reply").waitFor();
      await question.getByRole("button", { name: "Keep it" }).click();
      await question.waitFor({ state: "detached" });
      await expectFocus(ui.page.getByRole("button", { name: "Remove" }));
      await ui.slack.settled();
      expect(ui.app.heard).toEqual([]);
      await ui.page.getByRole("button", { name: "Remove" }).click();
      await question.getByRole("button", { name: "Remove it" }).click();
      expect(await heard("button")).toMatchObject({ action_id: "remove" });
    });

    test("nothing in a message is live but links to the web", async () => {
      const links = await ui.lastMessage
        .locator("a")
        .evaluateAll((found) =>
          found.map((link) => ["href", "target", "rel"].map((name) => link.getAttribute(name))),
        );
      expect(links).toEqual([["https://wipo.int/", "_blank", "noopener noreferrer"]]);
      expect(await ui.lastMessage.locator("img").count()).toBe(0);
      await ui.lastMessage.getByText("<img src=x onerror=alert(3)>").waitFor();
    });

    test("an uploaded picture is shown with its words, and whole at a press", async () => {
      const data = new Uint8Array(800 * 400).fill(128);
      const png = encode({ width: 800, height: 400, data, channels: 1 });
      const id = await uploadFile(ui.slack, Buffer.from(png));
      const image = { type: "image", alt_text: "A year of anniversaries", slack_file: { id } };
      const message = { channel: GENERAL, text: "A year", blocks: [image] };
      expect(await callApi(ui.slack, "chat.postMessage", message)).toMatchObject({ ok: true });
      const picture = ui.page.getByRole("link").getByRole("img", { name: image.alt_text });
      await expectShown(picture);
      await expect
        .poll(() => picture.evaluate((node) => (node as HTMLImageElement).naturalWidth))
        .toBe(800);
      expect((await picture.boundingBox())?.width).toBeLessThanOrEqual(360);
      const whole = ui.page.waitForEvent("popup");
      await picture.click();
      expect((await whole).url()).toBe(`${ui.slack.url}/playground/files/${id}`);
    });

    test("a block that the page cannot draw is named", async () => {
      await expectShown(ui.page.getByText("This page does not draw the block “video”."));
    });
  });

  test("a button replaces the answer it stands in, and keeps the focus", async () => {
    await ui.open();
    await ui.write("/ip first");
    await ui.page.getByText("Answer to first").waitFor();
    await ui.page.getByRole("button", { name: "Next results" }).focus();
    await ui.page.keyboard.press("Enter");
    await ui.page.getByText("Answer to page 2").waitFor();
    expect(await ui.page.locator("main .message").count()).toBe(1);
    await expectFocus(ui.page.getByRole("button", { name: "Next results" }));
  });

  /** The action of that type that the app has got. */
  async function heard(what: string): Promise<unknown> {
    const found = await ui.slack.until(
      () => ui.app.heard.find((known) => known.what === what),
      PATIENCE_MS,
    );
    return found.payload;
  }

  describe("a modal", () => {
    beforeEach(async () => {
      await ui.open();
      await ui.write("/ip-settings");
      await ui.page.getByRole("dialog", { name: "Settings" }).waitFor();
    });

    test("says what is missing and what the app refuses, by input, then sends the whole state", async () => {
      const name = ui.page.getByRole("textbox", { name: "Name" });
      await ui.page.getByRole("button", { name: "Save" }).click();
      await ui.page.getByText("Please complete this required field.").waitFor();
      await expectFocus(name);
      await name.fill("taken");
      await ui.page.keyboard.press("Enter");
      await ui.page.getByText("That name is taken.").waitFor();
      expect(await describedText(name)).toBe("As the channel shall see it. That name is taken.");
      expect(await name.getAttribute("aria-invalid")).toBe("true");
      await name.fill("weekly news");
      const zone = ui.page.getByRole("combobox", { name: "Time zone (optional)" });
      await zone.fill("Zur");
      await ui.page.getByRole("option", { name: "Europe/Zurich" }).click();
      await ui.page.getByRole("radio", { name: "daily" }).check();
      await ui.page.getByRole("button", { name: "Save" }).click();
      await ui.page.getByRole("dialog").waitFor({ state: "detached" });
      expect(ui.app.heard.at(-1)).toMatchObject({
        what: "submitted",
        payload: {
          name: { text: { type: "plain_text_input", value: "weekly news" } },
          zone: { zone: { type: "external_select", selected_option: { value: "Europe/Zurich" } } },
          often: { often: { type: "radio_buttons", selected_option: { value: "daily" } } },
        },
      });
    });

    test("keeps the focus inside, closes with Escape and gives the focus back", async () => {
      for (let press = 0; press < 12; press += 1) {
        await ui.page.keyboard.press("Tab");
        const isOutside = await ui.page.evaluate(
          () => document.activeElement?.closest("main, nav, header") !== null,
        );
        expect(isOutside).toBe(false);
      }
      await ui.page.keyboard.press("Escape");
      await ui.page.getByRole("dialog").waitFor({ state: "detached" });
      expect(ui.slack.modal(MEI)).toBeNull();
      await expectFocus(ui.composer);
    });
  });
});

/** What a screen reader says after the field's name. */
async function describedText(field: Locator): Promise<string> {
  return field.evaluate((node) =>
    (node.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}
