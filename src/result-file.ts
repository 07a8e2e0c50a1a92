import { writeFile } from "node:fs/promises";
import { UserError } from "./user-error.ts";

/** Writes what a person asked for into the file that they named; what was there is replaced. Rejects with UserError. */
export async function writeResult(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file} cannot be written (${cause}). Choose another place.`, {
      cause: error,
    });
  }
}
