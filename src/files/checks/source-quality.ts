import type { CatalogueEvent } from "../../event/event.ts";
import type { SourceQuality } from "../../report/source-quality.ts";
import { classifySource, type SourceHosts } from "../source-hosts.ts";

/**
 * Rates an event's sources by "Confidence and sources" in the editors' guide. A wiki or a blog does not count as a second
 * source: it may have copied the first.
 */
export function rateSources({ sources }: CatalogueEvent, hosts: SourceHosts): SourceQuality {
  const standings = sources.map(({ url }) => classifySource(url, hosts));
  if (standings.includes("official")) return "official page";
  const others = standings.filter((standing) => standing === "other").length;
  if (others === 0) return "wikis or blogs only";
  return others === 1 ? "one unofficial page" : "several unofficial pages";
}
