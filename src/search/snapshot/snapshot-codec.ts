import { crc32 } from "node:zlib";
import { waitForNextTurn } from "../../next-turn.ts";
import type { Segment } from "../segment/segment.ts";

/** Segments with the hashes of their passages, as they are written to disk. */
export interface Snapshot {
  /** What the index depends on beside its passages. */
  readonly analysis: string;
  readonly segments: readonly SnapshotSegment[];
}

export interface SnapshotSegment {
  readonly segment: Segment;
  readonly hashes: Float64Array;
}

/** The digit at its end is the version of the format; a file of another version is ignored and the index built anew. */
const MAGIC = "IPALMAN3";
const ALIGNMENT = 8;
const CHECKSUM_BYTES = 4;
/** Checking so many bytes takes a few milliseconds. */
const CHECKED_AT_ONCE = 8_000_000;

/** The pieces of a file, in order: magic, length of the heading, heading in JSON, the arrays, checksum. */
export async function encodeSnapshot({
  analysis,
  segments,
}: Snapshot): Promise<readonly Uint8Array[]> {
  const arrays = segments.flatMap(arraysOf);
  const heading = Buffer.from(
    JSON.stringify({ analysis, lengths: arrays.map(({ length }) => length) }),
  );
  const length = Buffer.alloc(CHECKSUM_BYTES);
  length.writeUInt32LE(heading.length);
  const pieces: Uint8Array[] = [Buffer.from(MAGIC), length, heading];
  let at = pieces.reduce((sum, piece) => sum + piece.length, 0);
  for (const array of arrays) {
    const gap = gapAt(at);
    pieces.push(new Uint8Array(gap), bytesOf(array));
    at += gap + array.byteLength;
  }
  const end = Buffer.alloc(CHECKSUM_BYTES);
  let checksum = 0;
  for (const piece of pieces) checksum = await checksumOf(piece, checksum);
  end.writeUInt32LE(checksum);
  return [...pieces, end];
}

/**
 * The snapshot that looks into these bytes, without copying them; null where they are not a whole one. Every byte is
 * checked, letting other work go between.
 */
export async function decodeSnapshot(bytes: Uint8Array): Promise<Snapshot | null> {
  if (!(await isWhole(bytes))) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = MAGIC.length + CHECKSUM_BYTES;
  const end = start + view.getUint32(MAGIC.length, true);
  const { analysis, lengths } = readHeading(bytes.slice(start, end));
  const arrays = arraysIn(bytes, end, lengths);
  const segments: SnapshotSegment[] = [];
  while (arrays.left() > 0) segments.push(readSegment(arrays));
  return { analysis, segments };
}

/** Whether what was read is what was written: nothing is missing, and no bit has flipped. */
async function isWhole(bytes: Uint8Array): Promise<boolean> {
  const end = bytes.length - CHECKSUM_BYTES;
  if (end < MAGIC.length + CHECKSUM_BYTES) return false;
  if (Buffer.from(bytes.slice(0, MAGIC.length)).toString("latin1") !== MAGIC) return false;
  const checksum = await checksumOf(bytes.subarray(0, end), 0);
  return checksum === Buffer.from(bytes.slice(end)).readUInt32LE();
}

/** Letting other work go between. */
async function checksumOf(bytes: Uint8Array, before: number): Promise<number> {
  let checksum = before;
  for (let at = 0; at < bytes.length; at += CHECKED_AT_ONCE) {
    checksum = crc32(bytes.subarray(at, at + CHECKED_AT_ONCE), checksum);
    await waitForNextTurn();
  }
  return checksum;
}

interface Heading {
  readonly analysis: string;
  /** Of all arrays, segment by segment. */
  readonly lengths: readonly number[];
}

function readHeading(bytes: Uint8Array): Heading {
  // Its checksum says that this is what `encodeSnapshot` wrote.
  const heading: Heading = JSON.parse(Buffer.from(bytes).toString("utf8"));
  return heading;
}

/** In the order in which `readSegment` reads them. */
function arraysOf({ segment, hashes }: SnapshotSegment) {
  const { dictionary, starts, positionStarts, lengths, passages, frequencies, positions } = segment;
  const inIntegers = [dictionary.starts, starts, positionStarts, lengths];
  return [hashes, ...inIntegers, dictionary.units, passages, frequencies, positions];
}

function readSegment({ next }: ArraysIn): SnapshotSegment {
  const hashes = next(Float64Array);
  const [dictionaryStarts, starts] = [next(Uint32Array), next(Uint32Array)];
  const [positionStarts, lengths] = [next(Uint32Array), next(Uint32Array)];
  const [units, passages] = [next(Uint16Array), next(Uint16Array)];
  const [frequencies, positions] = [next(Uint8Array), next(Uint8Array)];
  const dictionary = { units, starts: dictionaryStarts };
  const segment = { dictionary, starts, passages, frequencies, positionStarts, positions, lengths };
  return { segment, hashes };
}

interface ArraysIn {
  readonly left: () => number;
  readonly next: <A extends ArrayBufferView>(kind: ArrayKind<A>) => A;
}

type ArrayKind<A> = new (buffer: ArrayBufferLike, offset: number, length: number) => A;

function arraysIn(bytes: Uint8Array, start: number, lengths: readonly number[]): ArraysIn {
  let at = start;
  let taken = 0;
  return {
    left: () => lengths.length - taken,
    next(kind) {
      at += gapAt(at);
      const array = new kind(bytes.buffer, bytes.byteOffset + at, lengths[taken] ?? 0);
      at += array.byteLength;
      taken += 1;
      return array;
    },
  };
}

/** Typed arrays begin at whole multiples of their elements' size. */
function gapAt(at: number): number {
  return (ALIGNMENT - (at % ALIGNMENT)) % ALIGNMENT;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
