import fc from "fast-check";
import { expect, test } from "vitest";
import { findCivilDateAt } from "../../src/dates/civil-date.ts";
import { readZone } from "../../src/dates/zone.ts";

test.each([
  ["Asia/Shanghai", "Asia/Shanghai"],
  ["asia/shanghai", "Asia/Shanghai"],
  [" Europe/Zurich ", "Europe/Zurich"],
  ["America/New York", "America/New_York"],
  ["UTC", "UTC"],
  ["utc", "UTC"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"],
  ["Asia/Chongqing", "Asia/Chongqing"],
  ["asia/chongqing", "Asia/Chongqing"],
  ["America/Port-au-Prince", "America/Port-au-Prince"],
])("reads %j as the zone %s", (text, zone) => {
  expect(readZone(text)).toEqual({ zone });
});

test.each([
  ["Beijing", 'I know no time zone "Beijing". Did you mean Asia/Shanghai?'],
  ["Asia/Beijing", 'I know no time zone "Asia/Beijing". Did you mean Asia/Shanghai?'],
  ["北京", 'I know no time zone "北京". Did you mean Asia/Shanghai?'],
  ["Shanghai", 'I know no time zone "Shanghai". Did you mean Asia/Shanghai?'],
  ["Asia/Shangai", 'I know no time zone "Asia/Shangai". Did you mean Asia/Shanghai?'],
  ["Geneva", 'I know no time zone "Geneva". Did you mean Europe/Zurich?'],
  ["Europe/Geneva", 'I know no time zone "Europe/Geneva". Did you mean Europe/Zurich?'],
  ["Munich", 'I know no time zone "Munich". Did you mean Europe/Berlin?'],
  ["Alicante", 'I know no time zone "Alicante". Did you mean Europe/Madrid?'],
  ["Washington", 'I know no time zone "Washington". Did you mean America/New_York?'],
  ["Daejeon", 'I know no time zone "Daejeon". Did you mean Asia/Seoul?'],
  ["New Delhi", 'I know no time zone "New Delhi". Did you mean Asia/Kolkata?'],
  ["Rio", 'I know no time zone "Rio". Did you mean America/Sao_Paulo?'],
  ["new york", 'I know no time zone "new york". Did you mean America/New_York?'],
  ["Shenzen", 'I know no time zone "Shenzen". Did you mean Asia/Shanghai?'],
  ["US/Eastern", 'I know no time zone "US/Eastern". Did you mean America/New_York?'],
  [
    "CST",
    '"CST" is not the name of a time zone: China and the middle of America both write it. Write Asia/Shanghai or America/Chicago.',
  ],
  ["EST", '"EST" is not the name of a time zone: it has no summer time. Write America/New_York.'],
  ["prc", '"prc" is not the name of a time zone: write Asia/Shanghai.'],
  [
    "UTC+8",
    '"UTC+8" is an offset, which knows no summer time. Write the name of a place, such as Asia/Shanghai or Europe/Zurich.',
  ],
  [
    "+08:00",
    '"+08:00" is an offset, which knows no summer time. Write the name of a place, such as Asia/Shanghai or Europe/Zurich.',
  ],
  [
    "Etc/GMT+8",
    '"Etc/GMT+8" is an offset, which knows no summer time. Write the name of a place, such as Asia/Shanghai or Europe/Zurich.',
  ],
  [
    "Middle-earth/Shire",
    'I know no time zone "Middle-earth/Shire". Write a name such as Asia/Shanghai, Europe/Zurich or America/New_York.',
  ],
  ["  ", "No time zone is given. Write a name such as Asia/Shanghai."],
  [
    "x".repeat(10_000),
    `I know no time zone "${"x".repeat(40)}…". Write a name such as Asia/Shanghai, Europe/Zurich or America/New_York.`,
  ],
])("refuses %j with advice", (text, problem) => {
  expect(readZone(text)).toEqual({ problem });
});

test("reads every zone that the runtime lists, as it is written there", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.map((zone) => readZone(zone))).toEqual(zones.map((zone) => ({ zone })));
});

test("a zone that it reads is one that civil dates can be computed in, whatever was typed", () => {
  const names = fc.constantFrom(...Intl.supportedValuesOf("timeZone"), "Asia/Kolkata", "asia/a");
  fc.assert(
    fc.property(fc.oneof(fc.string(), names, fc.mixedCase(names)), (text) => {
      const reading = readZone(text);
      const outcome = "zone" in reading ? findCivilDateAt(0, reading.zone) : reading.problem;
      expect(outcome).toMatch(/^1969-12-31$|^1970-01-01$|[.?]$/);
    }),
  );
});
