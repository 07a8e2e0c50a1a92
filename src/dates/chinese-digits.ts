import { readChineseCount, readChineseDigits } from "../text/numerals.ts";

/** 四月二十六日 -> 4月26日, 二〇二七年 -> 2027年; weekdays (周五) keep their numerals. */
export function replaceNumerals(text: string): string {
  return text
    .replaceAll(/[〇零一二三四五六七八九]{4}(?=年)/g, (year) => String(readChineseDigits(year)))
    .replaceAll(
      /(?<![期周週拜])[一二两三四五六七八九十]{1,3}(?=[个個]?[月日号號天周週])/g,
      (count) => String(readChineseCount(count) ?? count),
    );
}
