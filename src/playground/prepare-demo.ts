import type { FakeSlack } from "./fake-slack.ts";

const EXAMINER = "U0MEITAN001";
const PRESS_OFFICER = "U0ROSADE001";
const GENERAL = "C0GENERAL01";
const IP_NEWS = "C0IPNEWS001";

/**
 * What happened in the pretend workspace before the newcomer came: a channel has subscribed to the daily digest,
 * so that moving the clock shows one, and a thread waits for a mention.
 */
export async function prepareDemo(workspace: FakeSlack): Promise<void> {
  workspace.say({
    as: EXAMINER,
    channel: IP_NEWS,
    text: "This channel gets the almanac's digest each morning at nine, Beijing time.",
    threadTs: null,
  });
  workspace.say({
    as: PRESS_OFFICER,
    channel: GENERAL,
    text: "Who presided over the 2021 forum on IP protection in Beijing?",
    threadTs: null,
  });
  await workspace.command({
    as: EXAMINER,
    channel: IP_NEWS,
    command: "/ip-digest",
    text: "subscribe daily 09:00 Asia/Shanghai",
  });
  await workspace.settled();
}
