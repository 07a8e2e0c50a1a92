import type { ChannelSeed, Person } from "./workspace.ts";

/** Invented people of an IP office, in four zones. */
export const DEFAULT_PEOPLE: readonly Person[] = [
  {
    id: "U0MEITAN001",
    name: "mei",
    realName: "Mei Tan",
    title: "Patent examiner, Beijing",
    zone: "Asia/Shanghai",
    locale: "zh-CN",
    hue: 8,
  },
  {
    id: "U0JONASF001",
    name: "jonas",
    realName: "Jonas Frei",
    title: "Treaty lawyer, Geneva",
    zone: "Europe/Zurich",
    locale: "en-GB",
    hue: 210,
  },
  {
    id: "U0ROSADE001",
    name: "rosa",
    realName: "Rosa Delmar",
    title: "Press officer, New York",
    zone: "America/New_York",
    locale: "en-US",
    hue: 320,
  },
  {
    id: "U0KARIMN001",
    name: "karim",
    realName: "Karim Nour",
    title: "Policy officer, Alexandria",
    zone: "Africa/Cairo",
    locale: "en-GB",
    hue: 130,
  },
];

const EVERYBODY = DEFAULT_PEOPLE.map(({ id }) => id);

/** `#press` is without the bot, so that "not in this channel" can be tried. */
export const DEFAULT_CHANNELS: readonly ChannelSeed[] = [
  {
    id: "C0GENERAL01",
    name: "general",
    kind: "channel",
    topic: "Everything that concerns the whole office",
    members: EVERYBODY,
    withBot: true,
  },
  {
    id: "C0IPNEWS001",
    name: "ip-news",
    kind: "channel",
    topic: "News and anniversaries of intellectual property",
    members: EVERYBODY,
    withBot: true,
  },
  {
    id: "C0PRESS0001",
    name: "press",
    kind: "channel",
    topic: "Releases and enquiries",
    members: EVERYBODY,
    withBot: false,
  },
  {
    id: "C0TREATY001",
    name: "treaty-desk",
    kind: "private",
    topic: "Treaties, drafts and deadlines",
    members: ["U0JONASF001", "U0KARIMN001"],
    withBot: true,
  },
];
