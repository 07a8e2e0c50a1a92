import { describe, expect, test } from "vitest";
import { digestsIn, freshFile, GENERAL, MEI, openOffice, wordsOf } from "./office.ts";

describe("days off", () => {
  test("Friday tells the weekend, saying which day is which, and the weekend is quiet", async () => {
    const office = await openOffice({ at: "2026-04-23T12:00:00Z" });
    await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe daily 09:00 Asia/Shanghai weekend:friday",
    );
    await office.goTo("2026-04-24T01:00:00Z");
    const [friday] = digestsIn(office, GENERAL);
    expect(wordsOf(friday!)).toContain("24 to 26 April 2026");
    expect(wordsOf(friday!)).toMatch(/Sun 26 Apr.*World Intellectual Property Day/);
    expect(wordsOf(friday!)).not.toContain("today");
    await office.goTo("2026-04-25T01:00:00Z");
    await office.goTo("2026-04-26T01:00:00Z");
    await office.goTo("2026-04-27T01:00:00Z");
    const later = digestsIn(office, GENERAL).slice(1).map(wordsOf).join("\n");
    expect(later).not.toContain("World Intellectual Property Day");
  });

  test("Monday tells the weekend afterwards, across a restart", async () => {
    const office = await openOffice({ at: "2026-04-24T12:00:00Z", store: await freshFile() });
    await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe daily 09:00 Asia/Shanghai weekend:monday",
    );
    await office.goTo("2026-04-26T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
    await office.restart();
    await office.goTo("2026-04-27T01:00:00Z");
    const [monday, ...more] = digestsIn(office, GENERAL);
    expect(more).toEqual([]);
    expect(wordsOf(monday!)).toMatch(/Sun 26 Apr.*World Intellectual Property Day/);
    expect(wordsOf(monday!)).not.toContain("when I was away");
  });

  test("a look ahead whose day is off comes before it, and tells its own days", async () => {
    // 1 May 2027 is a Saturday.
    const office = await openOffice({ at: "2027-04-29T12:00:00Z" });
    const answer = await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe monthly 1 09:00 Asia/Shanghai weekend:friday",
    );
    expect(wordsOf(answer)).toContain(
      "on the 1st of every month (or the working day before) at 09:00, Asia/Shanghai",
    );
    expect(wordsOf(answer)).toContain("Options: days off are Saturday and Sunday.");
    expect(wordsOf(answer)).toContain("The first one comes on Friday, 30 April 2027, 09:00.");
    const [preview] = [await office.command(MEI, GENERAL, "/ip-digest preview 1 May 2027")];
    expect(wordsOf(preview)).toContain(
      "No monthly digest is posted on Saturday, 1 May 2027; the one of Friday, 30 April 2027 covers that day.",
    );
    await office.goTo("2027-04-30T01:00:00Z");
    // Its picture takes as long as the machine is busy.
    await office.slack.until(() => digestsIn(office, GENERAL)[0]);
    await office.goTo("2027-05-01T01:00:00Z");
    await office.goTo("2027-05-03T01:00:00Z");
    const [friday, ...more] = digestsIn(office, GENERAL);
    expect(more).toEqual([]);
    expect(wordsOf(friday!)).toContain("This month in IP history · May 2027");
    expect(wordsOf(friday!)).toContain("5 years: Hague Agreement");
  });

  test("a late digest names the days off that it tells too", async () => {
    const office = await openOffice({ at: "2026-04-23T12:00:00Z", store: await freshFile() });
    await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe daily 09:00 Asia/Shanghai weekend:friday empty:say",
    );
    // Away on Friday, which was going to tell the weekend.
    await office.restart("2026-04-27T02:00:00Z");
    const [monday] = digestsIn(office, GENERAL);
    expect(wordsOf(monday!)).toMatch(/Sun 26 Apr.*World Intellectual Property Day/);
    expect(wordsOf(monday!)).toContain(
      "Also Friday, 24 April to Sunday, 26 April, when I was away.",
    );
  });

  test("a change of mind on Saturday neither repeats nor loses Sunday", async () => {
    const office = await openOffice({ at: "2026-04-23T12:00:00Z" });
    const daily = "/ip-digest subscribe daily 09:00 Asia/Shanghai";
    await office.command(MEI, GENERAL, `${daily} weekend:before`);
    await office.goTo("2026-04-24T01:00:00Z");
    await office.goTo("2026-04-25T12:00:00Z");
    await office.command(MEI, GENERAL, `${daily} weekend:as-it-falls empty:say`);
    await office.goTo("2026-04-26T01:00:00Z");
    await office.command(MEI, GENERAL, `${daily} weekend:after`);
    await office.goTo("2026-04-27T01:00:00Z");
    const told = digestsIn(office, GENERAL).map(wordsOf);
    expect(told.filter((words) => words.includes("World Intellectual Property Day"))).toHaveLength(
      1,
    );
  });
});
