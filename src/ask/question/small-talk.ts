/** What people say to a bot that is no question about articles. */
export type SmallTalk = "greeting" | "thanks" | "help" | "farewell";

/** Recognises a message that is nothing but small talk, in English or Chinese; null for all others. */
export function recogniseSmallTalk(typed: string): SmallTalk | null {
  const said = typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(NEITHER_LETTER_NOR_NUMBER, " ")
    .trim()
    .replaceAll(/\s+/g, " ");
  // "?" asks for help as clearly as a word.
  if (said === "") return /[?？]/u.test(typed) ? "help" : null;
  const addressed = said.replace(ADDRESSEE, "");
  return SAYINGS.get(addressed) ?? SAYINGS.get(said) ?? null;
}

const NEITHER_LETTER_NOR_NUMBER = /[^\p{L}\p{N}']+/gu;

/** "hi almanac", "thanks bot", "hello there" */
const ADDRESSEE = / (?:ip almanac|almanac|bot|there|all|everyone|everybody|team)$/;

const SAYINGS: ReadonlyMap<string, SmallTalk> = new Map([
  ...sayingsOf(
    "greeting",
    `hi|hello|hey|hiya|howdy|good morning|good afternoon|good evening|good day|morning|greetings|
      how are you|what's up|test|testing|ping|你好|您好|你们好|大家好|早|早上好|上午好|中午好|下午好|晚上好|嗨|哈喽|在吗|在么|你好吗|測試|测试`,
  ),
  ...sayingsOf(
    "thanks",
    `thanks|thank you|thank you very much|thank you so much|thanks a lot|many thanks|thx|ty|cheers|
      great|great thanks|ok thanks|okay thanks|perfect|perfect thanks|nice|well done|got it|ok|okay|good bot|
      谢谢|谢谢你|谢谢您|謝謝|謝謝你|謝謝您|多谢|多謝|感谢|感謝|好的|好的谢谢|收到|辛苦了|太好了`,
  ),
  ...sayingsOf(
    "farewell",
    `bye|goodbye|good bye|see you|see you later|good night|再见|再見|拜拜|晚安`,
  ),
  ...sayingsOf(
    "help",
    `help|help me|please help|help please|i need help|h|usage|commands|what can you do|how does this work|
      how do i use this|how do you work|how to use|what do you do|who are you|what are you|
      帮助|幫助|帮帮我|幫幫我|求助|帮忙|请帮忙|怎么用|如何使用|使用说明|使用方法|你是谁|你能做什么|你会什么|你可以做什么`,
  ),
]);

function sayingsOf(kind: SmallTalk, sayings: string): readonly [string, SmallTalk][] {
  return sayings.split("|").map((saying) => [saying.trim(), kind]);
}
