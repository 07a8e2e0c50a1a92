import { expect, test } from "vitest";
import type { Digest } from "../../../src/digest/digest.ts";
import { buildDigestMessage } from "../../../src/slack/digest/digest-message.ts";
import { wordsIn } from "../office.ts";
import { articleOf, entryOf, quoting } from "../samples.ts";

const weekly: Digest = {
  kind: "weekly",
  date: "2026-11-30",
  range: { from: "2026-11-30", until: "2026-12-06" },
  entries: [],
  ahead: [],
  alsoCovers: [],
  daysOffMove: null,
  language: "zh",
  schedule: { kind: "weekly", dayNumber: 1, time: "09:00", zone: "Asia/Shanghai" },
};
const onItsDay: Digest = {
  ...weekly,
  kind: "daily",
  range: { from: "2026-11-30", until: "2026-11-30" },
};

const studySession = entryOf({
  title: "25th group study session",
  zh: "第二十五次集体学习",
  first: "2020-11-30",
  date: "2026-11-30",
  milestone: true,
  summary: "An English sentence.",
});

test("in Chinese everything that has Chinese words is in Chinese, and what has not is said", () => {
  const chinese: Digest = {
    ...weekly,
    entries: [studySession],
    ahead: [
      entryOf({
        title: "WTO",
        zh: "中国加入世界贸易组织",
        basis: "in force",
        first: "2001-12-11",
        date: "2026-12-11",
        milestone: true,
      }),
    ],
  };
  const message = buildDigestMessage(chinese);
  expect(wordsIn(message.blocks)).toBe(
    [
      "知识产权史上的这一周 · 2026年11月30日至12月6日",
      "11月30日（星期一） · ★ 第二十五次集体学习6周年（2020年11月30日）",
      "An English sentence.",
      "近期纪念日：12月11日 中国加入世界贸易组织25周年",
      "设置",
      "部分标题和说明暂无中文，以英文显示。",
      "每周一09:00（Asia/Shanghai）发布 · 如需调整，请使用 /ip-digest",
    ].join("\n"),
  );
  expect(message.text).toBe(
    "知识产权史上的这一周 · 2026年11月30日至12月6日：第二十五次集体学习6周年",
  );
});

test("a Chinese digest that quotes a Chinese article needs no English sentence, and excuses none", () => {
  const article = articleOf({ id: "zh", title: "会议", language: "zh" });
  const entries = [quoting(studySession, [article, "会议由习近平主持。"])];
  const words = wordsIn(buildDigestMessage({ ...onItsDay, entries }).blocks);
  expect(words).toContain("会议由习近平主持。\n——会议，CIP News，2021年4月23日");
  expect(words).not.toContain("English");
  expect(words).not.toContain("以英文显示");
});

test("in both languages each entry is told twice, and what has one wording once", () => {
  const themes = new Map([[2026, { en: "IP and Sports", zh: null }]]);
  const entries = [
    studySession,
    entryOf({ title: "English only", first: "2020-11-30", date: "2026-11-30" }),
    entryOf({ title: "IP Day", zh: "知识产权日", since: 2001, date: "2026-11-30", themes }),
  ];
  expect(wordsIn(buildDigestMessage({ ...onItsDay, language: "both", entries }).blocks)).toBe(
    [
      "On this day in IP history · Monday, 30 November 2026",
      "知识产权史上的这一天 · 2026年11月30日 星期一",
      "6 years: 25th group study session, took place on 30 November 2020",
      "An English sentence.",
      "第二十五次集体学习6周年（2020年11月30日）",
      "6 years: English only, took place on 30 November 2020",
      "The 26th IP Day",
      "theme: IP and Sports",
      "第26个知识产权日",
      "Ask about thisSettings",
      "Every Monday at 09:00, Asia/Shanghai · change it with /ip-digest",
    ].join("\n"),
  );
});

test.each([
  ["daily", ["2026-11-29"], "11月29日（星期日）"],
  ["daily", ["2026-11-28", "2026-11-29"], "11月28日（星期六）和11月29日（星期日）"],
  ["daily", ["2026-11-27", "2026-11-28", "2026-11-29"], "11月27日（星期五）至11月29日（星期日）"],
  ["weekly", ["2026-11-16", "2026-11-23"], "11月16日起的一周和11月23日起的一周"],
  ["monthly", ["2026-10-01"], "10月"],
] as const)("a late %s digest names %j", (kind, alsoCovers, days) => {
  const { blocks } = buildDigestMessage({ ...weekly, kind, alsoCovers, entries: [studySession] });
  expect(wordsIn(blocks)).toContain(`因服务中断，一并补发${days}的内容。`);
});

test.each([
  ["daily", null, "每天09:00（Asia/Shanghai）发布"],
  ["weekly", 7, "每周日09:00（Asia/Shanghai）发布"],
  ["monthly", 1, "每月1日09:00（Asia/Shanghai）发布"],
  ["monthly", 30, "每月30日（或当月最后一天）09:00（Asia/Shanghai）发布"],
  ["monthly", 31, "每月最后一天09:00（Asia/Shanghai）发布"],
  ["weekly", 7, "每周日（遇休息日提前）09:00（Asia/Shanghai）发布", "before"],
  ["monthly", 1, "每月1日（遇休息日顺延）09:00（Asia/Shanghai）发布", "after"],
] as const)("the schedule %s %s reads %s", (kind, dayNumber, words, move?) => {
  const schedule = { ...weekly.schedule, kind, dayNumber };
  expect(
    wordsIn(buildDigestMessage({ ...weekly, schedule, daysOffMove: move ?? null }).blocks),
  ).toContain(words);
});
