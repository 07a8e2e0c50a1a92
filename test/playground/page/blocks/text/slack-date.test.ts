import { expect, test } from "vitest";
import { slackDate } from "../../../../../src/playground/page/blocks/text/slack-date.ts";

const WORLD_IP_DAY = Date.parse("2027-04-26T01:00Z") / 1000;

test.each([
  ["{date_num} {time}", "2027-04-26 09:00"],
  ["{date}", "April 26, 2027"],
  ["{date_short}", "Apr 26, 2027"],
  ["{date_long} at {time_secs}", "Monday, April 26, 2027 at 09:00:00"],
  ["{date_pretty}", "tomorrow"],
  ["{ago}", "in 1 day"],
  ["{unknown}", "{unknown}"],
])("%s", (format, expected) => {
  const dayBefore = Date.parse("2027-04-25T01:00Z");
  expect(slackDate(WORLD_IP_DAY, format, "Asia/Shanghai", dayBefore)).toBe(expected);
});
