import type { Article } from "../../src/article/article.ts";
import { createAgendas, type Agendas } from "../../src/digest/compose/agenda.ts";
import type { ServedContent } from "../../src/digest/served-content.ts";
import type { Quotation } from "../../src/digest/quotation.ts";
import type { DigestRunner } from "../../src/digest/delivery/runner.ts";
import type { CatalogueEvent } from "../../src/event/event.ts";
import { subscribedOffice, type Office } from "./office.ts";
import { anniversary } from "./samples.ts";

/** An event before its editors mended its year, and after. */
export const wrong = anniversary("treaty", "1971-04-26");
export const right = anniversary("treaty", "1970-04-26");

/** A content of which every file could be read. */
export function whole(version: string): ServedContent {
  return { version, isWhole: true };
}

/** The content of these events and articles; the last text is what every article is quoted with. */
export function told(...content: readonly (CatalogueEvent | Article | string)[]): Agendas {
  const events = content.filter((one) => typeof one === "object" && "dates" in one);
  const articles = content.filter((one) => typeof one === "object" && "blocks" in one);
  const text = content.find((one) => typeof one === "string");
  const quote = (article: Article): Quotation | null =>
    text === undefined
      ? null
      : { article, text, cutBefore: false, cutAfter: false, sources: [], fit: 1 };
  return createAgendas(events, articles, quote);
}

/** The digest of 26 April is in the channel. */
export async function postedOffice(agendas: Agendas): Promise<Office> {
  const office = await subscribedOffice({ agendas });
  await office.tickAt("2027-04-26T09:00Z");
  return office;
}

/** Another process comes up with this content, and ticks. */
export async function successorTicks(
  office: Office,
  agendas: Agendas,
  moment: string,
): Promise<DigestRunner> {
  const successor = office.successor(whole("content-2"), agendas);
  office.clock.nowMs = Date.parse(moment);
  await successor.tick();
  return successor;
}

export function yearsTold({ slack }: Office): (number | null | undefined)[] {
  return slack.messages.map(({ digest }) => digest.entries[0]?.occurrence.years);
}
