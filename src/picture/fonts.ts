import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";

/**
 * Noto Sans SC, Latin and Chinese in one design, comes in a hundred small files by letters; a file is read when a
 * text needs one of its letters. The machine's own fonts are removed, so that a picture looks the same everywhere.
 */
export class Fonts {
  readonly #files = readFontFiles();
  readonly #taken = new Set<string>();

  constructor() {
    GlobalFonts.removeAll();
  }

  /** Loads the fonts that the words need. */
  provideFor(words: string): void {
    for (const letter of new Set(words)) {
      const name = this.#fileWith(letter.codePointAt(0) ?? 0);
      if (name === null || this.#taken.has(name)) continue;
      GlobalFonts.register(readFileSync(fontPath(name)), familyOf(name));
      this.#taken.add(name);
    }
  }

  /** The font families for the canvas's `font`, best first. */
  families(): string {
    // The Latin file has the digits and spaces for all scripts.
    return [LATIN, ...[...this.#taken].filter((name) => name !== LATIN)].map(familyOf).join(", ");
  }

  #fileWith(codePoint: number): string | null {
    return this.#files.find(({ ranges }) => isIn(ranges, codePoint))?.name ?? null;
  }
}

const LATIN = "latin";

interface FontFile {
  readonly name: string;
  readonly ranges: readonly Span[];
}

type Span = readonly [first: number, last: number];

const resolve = createRequire(import.meta.url).resolve;

function fontPath(name: string): string {
  return resolve(`@fontsource-variable/noto-sans-sc/files/noto-sans-sc-${name}-wght-normal.woff2`);
}

function familyOf(name: string): string {
  return `noto-${name}`;
}

/** Which letters each file has, as `{"[4]": "U+1f1e9-1f1f5,U+1f21a", "latin": ...}`; Latin goes first. */
function readFontFiles(): FontFile[] {
  const path = resolve("@fontsource-variable/noto-sans-sc/unicode.json");
  const listed: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof listed !== "object" || listed === null) return [];
  const files = Object.entries(listed).map(([name, ranges]: [string, unknown]) => ({
    name: name.replaceAll(/[[\]]/g, ""),
    ranges: String(ranges).split(",").map(spanOf),
  }));
  return files.toSorted((a, b) => Number(b.name === LATIN) - Number(a.name === LATIN));
}

/** `U+4e00-4eff` or `U+4e00` */
function spanOf(written: string): Span {
  const [first = "", last = first] = written.replace("U+", "").split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function isIn(ranges: readonly Span[], codePoint: number): boolean {
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
}
