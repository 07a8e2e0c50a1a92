import { existsSync, readdirSync } from "node:fs";

/** The tests that mirror a room or a file of `src`, and those at the root of its top room; long proofs are left out. */
export function testsOfRoom(room: string): readonly string[] {
  const mirror = room.replace(/^src\//, "test/");
  const top = mirror.split("/").slice(0, 2).join("/");
  const own = room.endsWith(".ts") ? [mirror.replace(/\.ts$/, ".test.ts")] : testsIn(mirror, true);
  const roots = top.endsWith(".ts") ? [] : testsIn(top, false);
  return [...new Set([...own, ...roots])].filter(existsSync).toSorted();
}

function testsIn(folder: string, recursive: boolean): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts") && !name.endsWith(".long.test.ts"))
    .map((name) => `${folder}/${name}`);
}
