import { readFile } from "node:fs/promises";
import type { TextReading } from "../text-file.ts";
import { readTextFile } from "../text-file.ts";

/**
 * Reads a text that another program saved: UTF-8, UTF-16 with a byte order mark, or GB18030, in which Excel in China saves CSV.
 * Never rejects.
 */
export async function readForeignText(file: string): Promise<TextReading> {
  const reading = await readTextFile(file);
  if ("text" in reading || !/UTF-8/.test(reading.problem.message)) return reading;
  const bytes = await readFile(file);
  const text = inUtf16(bytes) ?? inChinese(bytes);
  if (text !== null) return { text: text.replaceAll(/\r\n?/g, "\n") };
  const { line } = reading.problem;
  const message = "this is neither UTF-8 nor GBK. Save the file as UTF-8 (in Excel: CSV UTF-8).";
  return { problem: { file, line, message } };
}

function inUtf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, "utf-16le");
  return bytes[0] === 0xfe && bytes[1] === 0xff ? decoded(bytes, "utf-16be") : null;
}

function inChinese(bytes: Uint8Array): string | null {
  return looksChinese(bytes) ? decoded(bytes, "gb18030") : null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Bytes above ASCII come in pairs in Chinese texts and mostly alone in Western ones ("Genève"), which would decode as
 * Chinese too, as nonsense. The usual Chinese characters have both bytes from 0xA1 on: GB 2312.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < FIRST_ABOVE_ASCII) continue;
    if ((bytes[at + 1] ?? 0) >= FIRST_OF_GB2312) pairs += 1;
    else others += 1;
    at += 1;
  }
  return pairs > others * PAIRS_FOR_ONE_OTHER;
}

const FIRST_ABOVE_ASCII = 0x80;
const FIRST_OF_GB2312 = 0xa1;

/** GB 2312 pairs required for each other pair, which may be a rare character, as in people's names. */
const PAIRS_FOR_ONE_OTHER = 4;
