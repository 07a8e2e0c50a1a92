import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Changes when a file in the folder is added, changed, renamed or removed. Rejects when it cannot be read. */
export async function readContentStamp(dir: string): Promise<string> {
  const names = await readdir(dir, { recursive: true });
  const files = await Promise.all(
    names.toSorted().map(async (name) => {
      const { size, mtimeMs } = await stat(join(dir, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
  return files.join("\n");
}
