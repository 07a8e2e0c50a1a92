import { Fields } from "./yaml/fields.ts";
import { YamlSource } from "./yaml/yaml-source.ts";
import type { Problem } from "../article/problem.ts";
import { quote } from "../text/quote.ts";

/** What kind of publisher a host belongs to, by the editors' lists in `sources.yml`. */
type HostKind = "official" | "wiki" | "blog" | "other";

/** The hosts of `sources.yml`. Each includes its subdomains: `gov.cn` also matches `www.gov.cn`. */
export type SourceHosts = ReadonlyMap<string, Exclude<HostKind, "other">>;

export interface HostsReading {
  readonly hosts: SourceHosts;
  readonly problems: readonly Problem[];
}

const LISTS = [
  ["official", "official"],
  ["wikis", "wiki"],
  ["blogs", "blog"],
] as const;

/** Reads the lists of hosts. An invalid or repeated host is reported and left out. */
export function readSourceHosts(file: string, text: string): HostsReading {
  const source = new YamlSource(file, text, 0);
  const hosts = new Map<string, Exclude<HostKind, "other">>();
  const fields = source.root === null ? null : Fields.of(source, source.root, "", "the file");
  if (fields === null) return { hosts, problems: source.problems };
  fields.allowOnly(LISTS.map(([name]) => name));
  for (const [name, standing] of LISTS) {
    for (const { text: host, line } of fields.texts(name)) {
      const message = mistakeIn(host, hosts);
      if (message === null) hosts.set(host, standing);
      else source.reportAtLine(line, `${name} has ${quote(host)}${message}`);
    }
  }
  return { hosts, problems: source.problems };
}

function mistakeIn(host: string, known: SourceHosts): string | null {
  if (!HOST.test(host)) {
    return "; write a host alone in lower case, such as wipo.int, without https:// and path.";
  }
  const other = known.get(host);
  return other === undefined ? null : `, which is already listed under ${other}. Keep one.`;
}

const HOST = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/;

/**
 * The longest matching host decides: a blog may be on a subdomain of an official host.
 * A source without an address is "other".
 */
export function classifySource(url: string | null, hosts: SourceHosts): HostKind {
  if (url === null) return "other";
  const labels = new URL(url).hostname.split(".");
  for (let first = 0; first < labels.length - 1; first++) {
    const standing = hosts.get(labels.slice(first).join("."));
    if (standing !== undefined) return standing;
  }
  return "other";
}
