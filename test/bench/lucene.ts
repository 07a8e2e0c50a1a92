import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Engine, OpenEngine } from "./engines.ts";
import type { Passage } from "../../src/article/passage.ts";

/** Where Debian's liblucene8-java puts its jars. */
const JARS_FOLDER = process.env["LUCENE_JARS"] ?? "/usr/share/java";
const JARS = [/^lucene-core-([\d.]+)\.jar$/, /^lucene-analyzers-common-[\d.]+\.jar$/];
const PROGRAM = fileURLToPath(new URL("LuceneBench.java", import.meta.url));

/** Lucene in a process of its own, which takes its own times. Without Java or Lucene's jars it says what is missing. */
export function luceneEngine(): Engine {
  if (spawnSync("java", ["-version"]).status !== 0) {
    return missing("not measured: there is no Java here");
  }
  const files = listed(JARS_FOLDER);
  const jars = JARS.map((name) => files.find((file) => name.test(file)));
  const [core] = jars;
  if (core === undefined || jars.includes(undefined)) {
    const wanted = "lucene-core and lucene-analyzers-common (Debian: liblucene8-java)";
    return missing(`not measured: ${JARS_FOLDER} has no ${wanted}`);
  }
  const classPath = jars.map((jar) => join(JARS_FOLDER, jar ?? "")).join(":");
  return {
    name: `Lucene ${JARS[0]?.exec(core)?.[1] ?? ""}, English`,
    leftOut: () => null,
    open: (pages) => openLucene(classPath, pages),
  };
}

function missing(reason: string): Engine {
  return {
    name: "Lucene, English",
    leftOut: () => reason,
    open: () => Promise.reject(new Error(reason)),
  };
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function openLucene(classPath: string, pages: readonly Passage[]): Promise<OpenEngine> {
  const folder = mkdtempSync(join(tmpdir(), "lucene-bench-"));
  const java = spawn("java", ["-cp", classPath, PROGRAM, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: java.stdout })[Symbol.asyncIterator]();
  const tell = async (...fields: readonly string[]): Promise<void> => {
    const line = fields.map((field) => field.replace(/[\t\r\n]+/g, " ")).join("\t");
    if (!java.stdin.write(`${line}\n`)) await once(java.stdin, "drain");
  };
  const told = async (): Promise<readonly string[]> => {
    const { value, done } = await answers.next();
    if (done) throw new Error("LuceneBench.java ended before it answered");
    return value.split("\t");
  };
  for (const { article, text } of pages) await tell("page", article.id, article.title, text);
  await tell("build");
  const [seconds, bytes] = await told();
  return {
    build: {
      seconds: Number(seconds),
      blockMs: null,
      resident: null,
    },
    megabytes: async () => Number(bytes) / 1_000_000,
    async ask(question, limit) {
      await tell("ask", String(limit), question);
      const [ms, ids = ""] = await told();
      return { ms: Number(ms), ids: ids.split(" ") };
    },
    async close() {
      java.stdin.end();
      if (java.exitCode === null) await once(java, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
