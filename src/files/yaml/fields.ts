import { isMap, isSeq, type Node, type YAMLMap } from "yaml";
import { readCivilDate, type CivilDate } from "../../dates/civil-date.ts";
import { findNearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { readPairs, readScalar, type YamlSource } from "./yaml-source.ts";

/**
 * The fields of one mapping. Each method reads one field; what is wrong with it becomes a problem of the source
 * at the field's own line, and the method returns null.
 */
export class Fields {
  readonly source: YamlSource;
  /** Of the whole mapping. */
  readonly line: number;
  readonly #at: YAMLMap;
  readonly #prefix: string;
  readonly #values: ReadonlyMap<string, Entry>;

  private constructor(source: YamlSource, map: YAMLMap, prefix: string) {
    this.source = source;
    this.line = source.lineOf(map);
    this.#at = map;
    this.#prefix = prefix;
    this.#values = new Map(
      readPairs(source, map).map(([name, at, value]) => [name, { at, value }]),
    );
  }

  /** `prefix` stands before each field's name in a problem, such as `title.`. */
  static of(source: YamlSource, node: Node | null, prefix: string, what: string): Fields | null {
    if (isMap(node)) return new Fields(source, node, prefix);
    source.report(node, `${what} has no fields. Write name: value, one per line.`);
    return null;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** A field's text; reports nothing. */
  peek(name: string): string | null {
    return readScalar(this.#values.get(name)?.value ?? null);
  }

  names(): string[] {
    return [...this.#values.keys()];
  }

  lineOf(name: string): number {
    return this.source.lineOf(this.#values.get(name)?.at ?? this.#at);
  }

  /** `problem` is the rest of the sentence after the field's name. */
  report(name: string, problem: string): null {
    this.source.reportAtLine(this.lineOf(name), `${this.#prefix}${name} ${problem}`);
    return null;
  }

  /** A required text. `example` shows what to write. */
  text(name: string, example: string): string | null {
    return this.has(name) ? this.#written(name) : this.#missing(name, example);
  }

  optionalText(name: string): string | null {
    return this.has(name) ? this.#written(name) : null;
  }

  /** A required date. */
  day(name: string, example: string): CivilDate | null {
    const text = this.text(name, example);
    return text === null ? null : this.#dayIn(name, text);
  }

  optionalDay(name: string): CivilDate | null {
    const text = this.optionalText(name);
    return text === null ? null : this.#dayIn(name, text);
  }

  /** One of a few words; a fallback makes the field optional. */
  choice<Word extends string>(
    name: string,
    allowed: readonly Word[],
    fallback: Word | null = null,
  ): Word | null {
    if (!this.has(name) && fallback !== null) return fallback;
    const text = this.text(name, allowed[0] ?? "");
    if (text === null) return null;
    const word = allowed.find((each) => each === text);
    if (word !== undefined) return word;
    const nearest = findNearest(text, allowed);
    const hint = nearest === null ? "" : ` Did you mean ${nearest}?`;
    return this.report(name, `is ${quote(text)}; write ${oneOf(allowed)}.${hint}`);
  }

  /** An id: lower-case words joined by hyphens. */
  id(name: string, example: string): string | null {
    const text = this.text(name, example);
    if (text === null || ID.test(text)) return text;
    return this.report(
      name,
      `is ${quote(text)}; write lower-case letters, digits and hyphens, such as ${example}.`,
    );
  }

  /** An http or https address; null without a problem where there is none. */
  optionalUrl(name: string): string | null {
    const text = this.optionalText(name);
    if (text === null || (/^https?:\/\/\S+$/.test(text) && URL.canParse(text))) return text;
    return this.report(
      name,
      `is ${quote(text)}; write an address that begins with https:// or http://.`,
    );
  }

  /** A whole number in a range, both ends included. */
  number(name: string, example: string, from: number, until: number): number | null {
    const text = this.text(name, example);
    if (text === null) return null;
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= from && value <= until) return value;
    return this.report(name, `is ${quote(text)}; write a number from ${from} to ${until}.`);
  }

  /** The texts of an optional list, with their lines; a text that stands there twice is a problem. */
  texts(name: string): { readonly text: string; readonly line: number }[] {
    const texts = this.items(name).flatMap((item) => {
      const text = readScalar(item);
      if (text === null) this.#reportItem(item, name, "holds something that is not a text.");
      return text === null ? [] : [{ text, line: this.source.lineOf(item), item }];
    });
    for (const [index, { text, item }] of texts.entries()) {
      if (texts.findIndex((each) => each.text === text) < index) {
        this.#reportItem(item, name, `has ${quote(text)} twice. Keep one.`);
      }
    }
    return texts.map(({ text, line }) => ({ text, line }));
  }

  /** Like `texts`, each an id. */
  ids(name: string, example: string): { readonly text: string; readonly line: number }[] {
    const texts = this.texts(name);
    for (const { text, line } of texts.filter((each) => !ID.test(each.text))) {
      this.source.reportAtLine(
        line,
        `${this.#prefix}${name} has ${quote(text)}; write lower-case letters, digits and hyphens, such as ${example}.`,
      );
    }
    return texts;
  }

  /** The mappings of an optional list. */
  records(name: string): Fields[] {
    return this.items(name).flatMap(
      (item, index) =>
        Fields.of(
          this.source,
          item,
          `${this.#prefix}${name} ${index + 1}: `,
          `${this.#prefix}${name} ${index + 1}`,
        ) ?? [],
    );
  }

  /** A required mapping. */
  record(name: string, example: string): Fields | null {
    if (!this.has(name)) return this.#missing(name, example);
    return this.optionalRecord(name);
  }

  optionalRecord(name: string): Fields | null {
    const entry = this.#values.get(name);
    if (!entry) return null;
    const label = `${this.#prefix}${name}`;
    if (isMap(entry.value)) return Fields.of(this.source, entry.value, `${label}.`, label);
    return this.report(name, "has no fields. Write name: value, one per line.");
  }

  /** Reports a list that is missing or has no entry. */
  requireEntries(name: string, example: string): void {
    const value = this.#values.get(name)?.value ?? null;
    if (!this.has(name)) this.#missing(name, example);
    else if (isSeq(value) && value.items.length === 0)
      this.report(name, "is empty. Write at least one.");
  }

  /** The entries of an optional list. */
  items(name: string): Node[] {
    const entry = this.#values.get(name);
    if (!entry) return [];
    if (entry.value === null) {
      this.report(name, "is empty. Write something or remove it.");
      return [];
    }
    return this.source.itemsOf(entry.value, `${this.#prefix}${name}`) ?? [];
  }

  /** Reports each unknown field, with the nearest known one. */
  allowOnly(known: readonly string[]): void {
    for (const name of this.names().filter((each) => !known.includes(each))) {
      const nearest = findNearest(name, known);
      const advice =
        nearest === null ? `Known are ${known.join(", ")}.` : `Did you mean ${nearest}?`;
      this.source.reportAtLine(
        this.lineOf(name),
        `${this.#prefix}${quote(name)} is not a field. ${advice}`,
      );
    }
  }

  #written(name: string): string | null {
    const value = this.#values.get(name)?.value ?? null;
    const text = readScalar(value);
    if (text !== null) return this.#readable(name, text);
    const wrong = value !== null && "items" in value ? "is not a text" : "is empty";
    return this.report(name, `${wrong}. Write something after ${name}: or remove the line.`);
  }

  /** Null, with a problem, for text that would be displayed in another order than it is written. */
  #readable(name: string, text: string): string | null {
    const mark = TURNING_MARK.exec(text)?.[0].codePointAt(0);
    if (mark === undefined) return text;
    const named = `U+${mark.toString(16).toUpperCase()}`;
    return this.report(
      name,
      `holds ${named}, an invisible character that changes the writing direction. Delete it.`,
    );
  }

  #dayIn(name: string, text: string): CivilDate | null {
    const reading = readCivilDate(text);
    if ("date" in reading) return reading.date;
    return this.report(name, `is ${quote(text)}; ${reading.problem}`);
  }

  #missing(name: string, example: string): null {
    this.source.report(
      this.#at,
      `${this.#prefix}${name} is missing. Write, for example, ${name}: ${example}`,
    );
    return null;
  }

  #reportItem(item: Node, name: string, problem: string): void {
    this.source.report(item, `${this.#prefix}${name} ${problem}`);
  }
}

interface Entry {
  readonly at: Node;
  readonly value: Node | null;
}

/** Embeddings, overrides and isolates of the Unicode bidirectional algorithm. */
const TURNING_MARK = /[\u202A-\u202E\u2066-\u2069]/;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? `${words[0]}` : `one of ${words.join(", ")}`;
}
