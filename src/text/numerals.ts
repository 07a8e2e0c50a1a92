/** English ordinals from first to ninth. */
export const FIRSTS: readonly string[] =
  "first second third fourth fifth sixth seventh eighth ninth".split(" ");

/** Chinese numerals, each at the place of its value. */
export const CHINESE_DIGITS = "〇一二三四五六七八九";
