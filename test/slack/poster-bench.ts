import { onTestFinished } from "vitest";
import type { Digest } from "../../src/digest/digest.ts";
import type { Poster } from "../../src/digest/ports/poster.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import { createPoster } from "../../src/slack/posting/digest-poster.ts";
import { NEWS, recordingLog, type LogLine } from "./office.ts";
import { entryOf } from "./samples.ts";

/** A poster against the fake Slack, and a digest to post. */
export const DIGEST: Digest = {
  kind: "daily",
  date: "2026-11-30",
  range: { from: "2026-11-30", until: "2026-11-30" },
  entries: [entryOf({ title: "The study session", first: "2020-11-30", date: "2026-11-30" })],
  ahead: [],
  alsoCovers: [],
  daysOffMove: null,
  language: "en",
  schedule: { kind: "daily", dayNumber: null, time: "09:00", zone: "Asia/Shanghai" },
};

export interface PosterDesk {
  readonly slack: FakeSlack;
  readonly poster: Poster;
  readonly log: LogLine[];
  readonly nowMs: number;
}

export async function openDesk(adminUsers: readonly string[] = []): Promise<PosterDesk> {
  const clock = createSettableClock(Date.now);
  const nowMs = Date.parse("2026-11-30T01:00:00Z");
  clock.set(nowMs);
  const slack = await createFakeSlack({ clock });
  onTestFinished(() => slack.stop());
  const { botToken, appToken } = slack.credentials;
  const connection = { mode: "socket", botToken, appToken, apiUrl: slack.apiUrl } as const;
  const { log, lines } = recordingLog();
  return { slack, poster: createPoster({ connection, adminUsers, log }), log: lines, nowMs };
}

export function at({ slack }: PosterDesk, channelId = NEWS): { teamId: string; channelId: string } {
  return { teamId: slack.team.id, channelId };
}

export function keyOf(date: string, channelId = NEWS): string {
  return `T0IPOFFICE1/${channelId}/daily/${date}`;
}

export const MARK = { key: keyOf("2026-11-30"), attempt: 1 };
