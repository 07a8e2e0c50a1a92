import { expect, test } from "vitest";
import type { Digest } from "../../src/digest/digest.ts";
import type { PostOutcome } from "../../src/digest/ports/poster.ts";
import type { Fault } from "../../src/playground/faults.ts";
import { NEWS, wordsIn } from "./office.ts";
import { at, DIGEST, MARK, openDesk } from "./poster-bench.ts";

/** Which of the two depends on where undici notices it. */
const BROKEN: string = expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/);

const mended: Digest = { ...DIGEST, entries: [] };

test("changes the same message, which says so and bears its key and no other mark", async () => {
  const digestService = await openDesk();
  await digestService.poster.post(DIGEST, at(digestService), MARK);
  const [posted] = digestService.slack.messages({ channel: NEWS });
  const message = {
    ts: posted!.ts,
    correctedOn: "2027-05-03",
    picture: null,
    isLate: false,
  } as const;
  expect(await digestService.poster.correct(mended, at(digestService), MARK, message)).toEqual({
    outcome: "posted",
    ts: posted?.ts,
  });
  const [now, ...more] = digestService.slack.messages({ channel: NEWS });
  expect(more).toEqual([]);
  expect(now?.ts).toBe(posted?.ts);
  const words = wordsIn(now?.blocks ?? []);
  expect(words).toContain("Nothing in the almanac's calendar falls on this day.");
  expect(words).toMatch(/Corrected on 3 May 2027$/);
  expect(await digestService.poster.find(MARK.key, at(digestService), 0)).toEqual({
    outcome: "found",
    ts: now?.ts,
  });
  const [call, ...others] = digestService.slack
    .calls()
    .filter(({ method }) => method === "chat.update");
  expect(others).toEqual([]);
  expect(call?.arguments).toMatchObject({
    metadata: { event_payload: { ...MARK, occurrences: "", more: 0 } },
    parse: "none",
  });
});

const edits: [string, Fault, PostOutcome][] = [
  ["a lost reply is unknown", { kind: "lose-reply" }, { outcome: "unknown", cause: BROKEN }],
  [
    "a rate limit was not sent",
    { kind: "rate-limited", retryAfterSeconds: 30 },
    { outcome: "not-sent", cause: "rate limited", retryAfterMs: 30_000 },
  ],
  [
    "a closed edit window is a refusal",
    { kind: "error", error: "edit_window_closed" },
    {
      outcome: "refused",
      error: "edit_window_closed",
      refusal: {
        action: "retry",
        cause: "it says `edit_window_closed`",
        repair: "Whoever runs the almanac finds more in its log",
      },
    },
  ],
];
test.each(edits)("%s", async (_, fault, outcome) => {
  const digestService = await openDesk();
  await digestService.poster.post(DIGEST, at(digestService), MARK);
  digestService.slack.faults.next("chat.update", fault);
  const ts = digestService.slack.messages({ channel: NEWS })[0]?.ts ?? "";
  const message = { ts, correctedOn: "2027-05-03", picture: null, isLate: false } as const;
  expect(await digestService.poster.correct(mended, at(digestService), MARK, message)).toEqual(
    outcome,
  );
  const calls = digestService.slack.calls().filter(({ method }) => method === "chat.update");
  expect(calls).toHaveLength(1);
});

test("a message that is gone is refused by name", async () => {
  const digestService = await openDesk();
  const message = {
    ts: "1.000002",
    correctedOn: "2027-05-03",
    picture: null,
    isLate: false,
  } as const;
  expect(
    await digestService.poster.correct(mended, at(digestService), MARK, message),
  ).toMatchObject({
    outcome: "refused",
    error: "message_not_found",
  });
});
