import { Fields } from "./yaml/fields.ts";
import { YamlSource } from "./yaml/yaml-source.ts";
import type { Problem } from "../article/problem.ts";
import { quote } from "../text/quote.ts";

/** Whose pages an address leads to, as far as the editors' lists tell. */
type Standing = "official" | "wiki" | "blog" | "other";

/** The hosts of `sources.yml`; each stands for the hosts below it too: `gov.cn` for `www.gov.cn`. */
export type SourceHosts = ReadonlyMap<string, Exclude<Standing, "other">>;

export interface HostsReading {
  readonly hosts: SourceHosts;
  readonly problems: readonly Problem[];
}

const LISTS = [
  ["official", "official"],
  ["wikis", "wiki"],
  ["blogs", "blog"],
] as const;

/** Reads the lists of hosts; a host that is none, or that stands there twice, is a problem and left out. */
export function readSourceHosts(file: string, text: string): HostsReading {
  const source = new YamlSource(file, text, 0);
  const hosts = new Map<string, Exclude<Standing, "other">>();
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
  return other === undefined ? null : `, which stands under ${other} already. Keep one.`;
}

const HOST = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/;

/**
 * The longest host that fits decides: a blog may stand below an official host.
 * A page without an address may be anybody's.
 */
export function classifySource(url: string | null, hosts: SourceHosts): Standing {
  if (url === null) return "other";
  const labels = new URL(url).hostname.split(".");
  for (let first = 0; first < labels.length - 1; first++) {
    const standing = hosts.get(labels.slice(first).join("."));
    if (standing !== undefined) return standing;
  }
  return "other";
}
