import { expect, test } from "vitest";
import { createAgendas } from "../../../src/digest/compose/agenda.ts";
import { planYear, type YearPlan } from "../../../src/digest/year/plan-year.ts";
import { createPictureUploader } from "../../../src/slack/posting/picture-uploader.ts";
import { anniversary } from "../../digest/samples.ts";
import { openSlack } from "../../playground/office.ts";
import { recordingLog } from "../office.ts";

test("the same picture is painted and uploaded once, also for those who ask at the same time", async () => {
  const { pictures, painted, uploads } = await openGallery();
  const [one, other] = await Promise.all([
    pictures.show(planOf(2027)),
    pictures.show(planOf(2027)),
  ]);
  expect(one).toEqual({
    fileId: expect.stringMatching(/^F/),
    altText: expect.stringContaining("2027"),
  });
  expect(other).toEqual(one);
  expect(await pictures.show(planOf(2027))).toEqual(one);
  expect([painted.length, uploads()]).toEqual([1, 1]);
  expect((await pictures.show(planOf(2028)))?.fileId).not.toBe(one?.fileId);
});

test("as many pictures as are remembered are uploaded once, however often they are shown", async () => {
  const { pictures, painted } = await openGallery(undefined, { keptMax: 3 });
  const years = [2025, 2026, 2027];
  for (const year of [...years, ...years, ...years]) await pictures.show(planOf(year));
  expect(painted).toHaveLength(3);
  await pictures.show(planOf(2028));
  await pictures.show(planOf(2027));
  expect(painted).toHaveLength(4);
});

test("after a failure nobody waits for minutes, then it is tried again", async () => {
  const { pictures, slack, clock, painted, lines } = await openGallery();
  slack.faults.next("files.getUploadURLExternal", { kind: "error", error: "missing_scope" });
  expect(await pictures.show(planOf(2027))).toBeNull();
  expect(lines).toEqual([
    { level: "warn", event: "no picture", fields: { cause: "missing_scope" } },
  ]);
  expect(await pictures.show(planOf(2027))).toBeNull();
  expect(painted).toHaveLength(1);
  clock.set(clock.now() + 2 * 60_000);
  expect(await pictures.show(planOf(2027))).not.toBeNull();
});

test("a painter's failure is told with its cause", async () => {
  const { pictures, lines } = await openGallery(() => {
    throw new Error("no picture was painted (SIGKILL)");
  });
  expect(await pictures.show(planOf(2027))).toBeNull();
  expect(lines[0]?.fields).toEqual({ cause: "Error", detail: "no picture was painted (SIGKILL)" });
});

test("a picture that Slack refused is uploaded anew, minutes later", async () => {
  const { pictures, clock, uploads } = await openGallery();
  const picture = await pictures.show(planOf(2027));
  if (picture === null) throw new Error("no picture");
  pictures.refused(picture);
  expect(await pictures.show(planOf(2027))).toBeNull();
  clock.set(clock.now() + 2 * 60_000);
  expect((await pictures.show(planOf(2027)))?.fileId).not.toBe(picture.fileId);
  expect(uploads()).toBe(2);
});

test("a clock that is set back does not keep pictures away", async () => {
  const { pictures, slack, clock } = await openGallery();
  slack.faults.next("upload", { kind: "status", status: 500, stored: false });
  expect(await pictures.show(planOf(2027))).toBeNull();
  clock.set(clock.now() - 365 * 24 * 60 * 60_000);
  expect(await pictures.show(planOf(2027))).not.toBeNull();
});

/** On the real wire, with a painter whose pictures are a few bytes. */
async function openGallery(
  paint = (plan: YearPlan) => Buffer.from(plan.range.from),
  options: { readonly keptMax?: number } = {},
) {
  const { slack, clock } = await openSlack({ fileProcessingMs: 0 });
  const { log, lines } = recordingLog();
  const painted: YearPlan[] = [];
  const { botToken, appToken } = slack.credentials;
  const pictures = createPictureUploader({
    connection: { mode: "socket", botToken, appToken, apiUrl: slack.apiUrl },
    painter: {
      async paintYear(plan) {
        painted.push(plan);
        return paint(plan);
      },
    },
    clock,
    log,
    wait: async () => {},
    ...options,
  });
  const uploads = (): number =>
    slack.calls().filter(({ method }) => method === "files.completeUploadExternal").length;
  return { slack, clock, pictures, painted, uploads, lines };
}

function planOf(year: number): YearPlan {
  const range = { from: `${year}-01-01`, until: `${year}-12-31` } as const;
  const agendas = createAgendas([anniversary("Paris", "1883-03-20")], []);
  return planYear(agendas.of(range), range.from, "en");
}
