/** Reading raw Block Kit: whatever an app sent, each question gets an answer of the right type. */

export type Part = Readonly<Record<string, unknown>>;

export function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function partOf(of: Part, key: string): Part | null {
  const value = of[key];
  return isPart(value) ? value : null;
}

export function partsOf(of: Part, key: string): readonly Part[] {
  const value = of[key];
  return Array.isArray(value) ? value.filter(isPart) : [];
}

/** Empty where there is none. */
export function textOf(of: Part, key: string): string {
  const value = of[key];
  return typeof value === "string" ? value : "";
}

export function numberOf(of: Part, key: string): number | null {
  const value = of[key];
  return value === undefined || value === null || value === "" || Number.isNaN(Number(value))
    ? null
    : Number(value);
}

export function isSet(of: Part, key: string): boolean {
  return of[key] === true;
}

/** The words of a text object, before anything in them is read as markup. */
export function wordsOf(of: Part | null, key = "text"): string {
  const text = of ? partOf(of, key) : null;
  return text ? textOf(text, "text") : "";
}

/** Slack gives every block an id; the index stands in where a block came without one. */
export function blockIdOf(block: Part, index: number): string {
  return textOf(block, "block_id") || `block-${index}`;
}
