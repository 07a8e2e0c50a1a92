import { appendFile, writeFile } from "node:fs/promises";
import { UserError } from "../user-error.ts";

/** Writes what a person asked for into the file that they named; what was there is replaced. Rejects with UserError. */
export async function writeResult(file: string, content: string | Uint8Array): Promise<void> {
  await writing(file, writeFile(file, content));
}

/** Before work of minutes, whose result could not be written; what is in the file stays. Rejects with UserError. */
export async function checkWritable(file: string): Promise<void> {
  await writing(file, appendFile(file, ""));
}

async function writing(file: string, done: Promise<void>): Promise<void> {
  try {
    await done;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file} cannot be written (${cause}). Choose another path.`, {
      cause: error,
    });
  }
}
