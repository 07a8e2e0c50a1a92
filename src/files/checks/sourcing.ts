import type { Problem } from "../../article/problem.ts";
import type { CatalogueEvent } from "../../event/event.ts";
import { quote } from "../../text/quote.ts";
import { classifySource, type SourceHosts } from "../source-hosts.ts";

/** Checks each event's sources against "Confidence and sources" in the editors' guide. */
export function checkSourcing(events: readonly CatalogueEvent[], hosts: SourceHosts): Problem[] {
  return events.flatMap((event) => {
    const { file, line } = event;
    return [confidenceOf, weakFirst, order].flatMap((check) => {
      const message = check(event, hosts);
      return message === null ? [] : [{ file, line, message }];
    });
  });
}

type Check = (event: CatalogueEvent, hosts: SourceHosts) => string | null;

const confidenceOf: Check = ({ id, confidence, sources }, hosts) => {
  const [only, ...others] = sources;
  if (confidence !== "high" || only === undefined || others.length > 0) return null;
  if (classifySource(only.url, hosts) === "official") return null;
  return `${id} has confidence: high, but ${quote(only.title)} is its only source and not official. Add an official source or a second one that agrees, or write confidence: medium.`;
};

const weakFirst: Check = ({ id, sources }, hosts) => {
  const [first, ...others] = sources;
  const kind = classifySource(first?.url ?? null, hosts);
  if (first === undefined || (kind !== "wiki" && kind !== "blog")) return null;
  return others.every(({ url }) => classifySource(url, hosts) === kind)
    ? `${id} rests on a ${kind} alone, ${quote(first.title)}. Add a better source before it.`
    : `${id} has a ${kind} as its first source, ${quote(first.title)}. Put a better one first.`;
};

/** Sources without an address are skipped: their publisher is unknown. */
const order: Check = ({ id, sources }, hosts) => {
  const known = sources.filter(({ url }) => url !== null);
  const firstOther = known.findIndex(({ url }) => classifySource(url, hosts) !== "official");
  const late = known.find(
    ({ url }, at) =>
      firstOther >= 0 && at > firstOther && classifySource(url, hosts) === "official",
  );
  if (late === undefined) return null;
  return `${id} has the official source ${quote(late.title)} after one that is not. Put official sources first: digests show the first ones.`;
};
