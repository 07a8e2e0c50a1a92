import { execFileSync, execSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledWorker } from "./worker-bundle.ts";

// The worker as it was before the newest migration, built from this repository's own history.

const MIGRATIONS = "src/store/migrations.ts";

/** The commit before the one that brought the newest migration; null where the history is not there. */
export const olderCommit = findOlderCommit();

/** For the name of a suite that may be skipped. */
export const whyNoOlder =
  olderCommit === null ? " (skipped: the history before the newest migration is not here)" : "";

/** Its program in one file: today's test process over the product's sources of that time. */
export function olderWorker(): string {
  if (olderCommit === null) throw new Error("there is no older version");
  const folder = mkdtempSync(join(tmpdir(), "almanac-older-"));
  try {
    execSync(`git archive ${olderCommit} src test | tar -x -C ${folder}`);
    // Packages are found from the sources upwards.
    execFileSync("ln", ["-s", join(process.cwd(), "node_modules"), join(folder, "node_modules")]);
    const source = join(folder, "test/digest/worker-process.ts");
    copyFileSync("test/digest/worker-process.ts", source);
    return bundledWorker(source);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function findOlderCommit(): string | null {
  const newest = [...readFileSync(MIGRATIONS, "utf8").matchAll(/^ {2}"(\d{3}-[a-z-]+)"/gm)].at(-1);
  try {
    const options = ["log", "--format=%H", `-S"${newest?.[1]}"`, "--", MIGRATIONS];
    const brought = git(options).split("\n").at(-1) ?? "";
    return git(["rev-parse", "--verify", `${brought}^`]);
  } catch {
    return null;
  }
}

function git(options: readonly string[]): string {
  return execFileSync("git", options, { encoding: "utf8", stdio: "pipe" }).trim();
}
