import { appendFile, writeFile } from "node:fs/promises";
import { UserError } from "../user-error.ts";

/** Writes a result to the file that a person named, and replaces an existing one. Rejects with UserError. */
export async function writeResult(file: string, content: string | Uint8Array): Promise<void> {
  await writing(file, writeFile(file, content));
}

/** Checks, before minutes of work, that the file can be written; leaves its contents alone. Rejects with UserError. */
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
