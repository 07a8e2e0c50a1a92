import { randomBytes, randomInt } from "node:crypto";

/** Who the fake Slack says that everybody is, and the secrets of this run. */
export interface Identity {
  readonly team: Team;
  readonly bot: Bot;
  readonly credentials: Credentials;
  /** Slack's old verification token; still part of every payload. */
  readonly verificationToken: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export interface Bot {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
  readonly realName: string;
}

export interface Credentials {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

/** Ids are the same in every run, because the app's store outlives it; the secrets are new each time. */
export function createIdentity(): Identity {
  return {
    team: { id: "T0IPOFFICE1", name: "IP Office", domain: "ip-office" },
    bot: {
      userId: "U0ALMANAC01",
      botId: "B0ALMANAC01",
      appId: "A0ALMANAC01",
      name: "almanac",
      realName: "IP Almanac",
    },
    credentials: {
      botToken: `xoxb-${drawDigits(12)}-${drawDigits(13)}-${drawHex(12)}`,
      appToken: `xapp-1-A0ALMANAC01-${drawDigits(13)}-${drawHex(32)}`,
      signingSecret: drawHex(16),
    },
    verificationToken: drawHex(12),
  };
}

/** An id of Slack's form: a letter for the kind, then capitals and digits. */
export function drawId(prefix: string): string {
  const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
  return prefix + Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

export function drawDigits(length: number): string {
  return Array.from({ length }, (_, index) => randomInt(index === 0 ? 1 : 0, 10)).join("");
}

export function drawHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
