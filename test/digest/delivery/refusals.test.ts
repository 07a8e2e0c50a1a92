import { describe, expect, test } from "vitest";
import { findPostError } from "../../../src/slack/posting/refusals.ts";
import { CHANNEL, KEY, subscribedOffice } from "../office.ts";
import { onBothStores } from "../on-both-stores.ts";
import { notSent, refused } from "../pretend-slack.ts";

// https://docs.slack.dev/reference/methods/chat.postMessage#errors, those that all methods share, and one of no list.
const REFUSALS = `
  app_access_restricted as_user_not_supported channel_not_found draft_already_deleted draft_already_sent draft_has_conflict
  draft_not_found duplicate_channel_not_found duplicate_message_not_found ekm_access_denied invalid_blocks
  invalid_blocks_format invalid_metadata_format invalid_metadata_schema is_archived markdown_text_conflict
  messages_tab_disabled metadata_must_be_sent_from_app metadata_too_large msg_blocks_too_long no_text not_in_channel
  restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel
  restricted_action_thread_locked restricted_action_thread_only_channel send_on_behalf_not_allowed
  slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked
  team_not_found too_many_attachments too_many_contact_cards cannot_reply_to_message missing_file_data
  attachment_payload_limit_exceeded posting_to_general_channel_denied team_access_not_granted missing_scope invalid_auth
  not_authed account_inactive token_revoked token_expired no_permission org_login_required access_denied accesslimited
  two_factor_setup_required a_name_of_next_year`
  .trim()
  .split(/\s+/);

onBothStores(() => {
  test.each(REFUSALS)("%s: an admin is told at once, once, and status says it", async (error) => {
    const office = await subscribedOffice();
    office.slack.endings.push(...Array.from({ length: 20 }, () => refused(error)));
    await office.runMinutes("2027-04-26T09:00Z", 60);
    expect(office.slack.notices).toHaveLength(1);
    expect(office.slack.notices[0]!.text).toContain("the daily digest of 26 April 2027");
    const { subscription, waiting, last } = await office.status();
    const known = findPostError(error, CHANNEL);
    const shown = known.action === "give-up" ? last : waiting[0];
    expect(shown).toMatchObject({
      date: "2027-04-26",
      reason: expect.stringContaining(`(${error})`),
    });
    expect(subscription.state).toBe(known.action === "suspend" ? "suspended" : "active");
    expect(office.posted()).toEqual([]);
  });

  test("a digest that is refused day after day is named each day, with those that it carries along", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(...Array.from({ length: 99 }, () => refused("missing_scope")));
    for (const day of ["26", "27", "28"]) await office.tickAt(`2027-04-${day}T09:00Z`);
    expect(office.slack.notices.map(({ text }) => text)).toEqual([
      expect.stringContaining("of 26 April 2027: the app lacks"),
      expect.stringContaining("of 27 April 2027 (with 26 April 2027): the app lacks"),
      expect.stringContaining(
        "of 28 April 2027 (with 26 April 2027, 27 April 2027): the app lacks",
      ),
    ]);
    expect((await office.status()).waiting).toEqual([
      {
        date: "2027-04-28",
        covers: ["2027-04-26", "2027-04-27"],
        reason: "Slack refused it: the app lacks the permission to post (missing_scope)",
      },
    ]);
    office.slack.endings.length = 0;
    await office.tickAt("2027-04-28T09:30Z");
    expect(office.slack.messages[0]?.digest.alsoCovers).toEqual(["2027-04-26", "2027-04-27"]);
  });

  test("what Slack asks to wait with is named after half an hour", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(
      ...Array.from({ length: 40 }, () => notSent("message_limit_exceeded", 900_000)),
    );
    await office.runMinutes("2027-04-26T09:00Z", 29);
    expect(office.slack.notices).toEqual([]);
    await office.runMinutes("2027-04-26T09:29Z", 31);
    expect(office.slack.notices).toHaveLength(1);
    expect(office.slack.notices[0]?.text).toContain("could not be sent yet");
  });

  describe("admins whom nobody can reach", () => {
    test("are told once they can be; status says it meanwhile", async () => {
      const office = await subscribedOffice();
      office.slack.reachesNobody = true;
      office.slack.endings.push(refused("restricted_action"));
      await office.runMinutes("2027-04-26T09:00Z", 40);
      const { untold } = await office.status();
      expect(untold).toEqual([
        expect.stringContaining("This channel allows only some people to post."),
      ]);
      office.slack.reachesNobody = false;
      await office.runMinutes("2027-04-26T09:40Z", 20);
      expect(office.slack.notices).toHaveLength(1);
      expect((await office.status()).untold).toEqual([]);
      expect(office.posted()).toEqual([]);
      await office.digestService.resume(CHANNEL, null);
      await office.tickAt("2027-04-26T11:00Z");
      expect(office.posted()).toEqual([KEY]);
    });
  });
});
