import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { allocateBytes } from "../segment/shared-arrays.ts";

/** Opens a snapshot for reading; null where there is none. Rejects when it cannot be opened. */
export async function openSnapshotFile(path: string): Promise<FileHandle | null> {
  return open(path).catch(ifThere);
}

/** Reads a file into bytes that threads share, and closes it. Rejects when it cannot be read. */
export async function readAndClose(file: FileHandle): Promise<Uint8Array> {
  try {
    const { size } = await file.stat();
    const bytes = allocateBytes(size);
    let read = 0;
    while (read < size) {
      const { bytesRead } = await file.read(bytes, read, size - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** Replaces the file atomically: whoever is reading it goes on with the old one. Rejects when it cannot be written. */
export async function writeSnapshotFile(
  path: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(draft, "w");
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function ifThere(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
