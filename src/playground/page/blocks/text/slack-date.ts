import { dayKey, shiftDay, timeOfDay, written } from "../../dom/time.ts";

/**
 * Slack's date formatting, e.g. `{date_long} at {time}`:
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function slackDate(seconds: number, format: string, zone: string, nowMs: number): string {
  const ms = seconds * 1000;
  return format.replace(
    /\{(\w+)\}/g,
    (token, name: string) => tokenText(name, ms, zone, nowMs) ?? token,
  );
}

function tokenText(name: string, ms: number, zone: string, nowMs: number): string | null {
  if (name === "time") return timeOfDay(ms, zone);
  if (name === "time_secs")
    return written(ms, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  if (name === "date_num") return dayKey(ms, zone);
  if (name === "ago") return ago(nowMs - ms);
  const pretty = name.endsWith("_pretty") ? nearDay(ms, zone, nowMs) : null;
  return pretty ?? datedText(name.replace(/_pretty$/, ""), ms, zone);
}

function datedText(name: string, ms: number, zone: string): string | null {
  const month = name === "date_short" ? "short" : "long";
  const day = { day: "numeric", month, year: "numeric" } as const;
  if (name === "date" || name === "date_short") return written(ms, zone, day, "en-US");
  if (name === "date_long" || name === "day_divider")
    return written(ms, zone, { weekday: "long", ...day }, "en-US");
  return null;
}

function nearDay(ms: number, zone: string, nowMs: number): string | null {
  const today = dayKey(nowMs, zone);
  const names = new Map([
    [shiftDay(today, -1), "yesterday"],
    [today, "today"],
    [shiftDay(today, 1), "tomorrow"],
  ]);
  return names.get(dayKey(ms, zone)) ?? null;
}

const MINUTE_MS = 60_000;

function ago(elapsedMs: number): string {
  const minutes = Math.round(Math.abs(elapsedMs) / MINUTE_MS);
  const [count, unit] =
    minutes < 60
      ? [minutes, "minute"]
      : minutes < 1440
        ? [Math.round(minutes / 60), "hour"]
        : [Math.round(minutes / 1440), "day"];
  const span = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return elapsedMs < 0 ? `in ${span}` : `${span} ago`;
}
