import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
  type YAMLMap,
} from "yaml";
import type { Problem } from "../../article/problem.ts";
import { quote } from "../../text/quote.ts";

/**
 * A YAML 1.2 text with every problem that was found in it so far.
 * Dates and `NO` stay text here: the older YAML turns 30 February into 2 March.
 */
export class YamlSource {
  readonly file: string;
  readonly problems: Problem[] = [];
  readonly root: Node | null;
  readonly #document: Document;
  readonly #lines = new LineCounter();
  readonly #linesBefore: number;

  /** `linesBefore` counts the file's lines above the text. A text with a syntax error has no root. */
  constructor(file: string, text: string, linesBefore: number) {
    this.file = file;
    this.#linesBefore = linesBefore;
    this.#document = parseDocument(text, {
      version: "1.2",
      schema: "core",
      lineCounter: this.#lines,
      prettyErrors: false,
    });
    // The first error alone: the others mostly follow from it.
    const error = this.#document.errors[0] ?? this.#document.warnings[0];
    if (error) this.reportAtLine(this.#lineAt(this.#startOf(error)), sentenceOf(error));
    else this.#reportCutTexts(text);
    this.root = error ? null : this.resolved(this.#document.contents);
  }

  report(at: Node | null, message: string): void {
    this.reportAtLine(this.lineOf(at), message);
  }

  reportAtLine(line: number, message: string): void {
    this.problems.push({ file: this.file, line, message });
  }

  /** The line in the file, 1-based. */
  lineOf(node: Node | null): number {
    return this.#lineAt(node?.range?.[0] ?? 0);
  }

  /** The node that an alias stands for; null for an empty value. */
  resolved(node: unknown): Node | null {
    if (isAlias(node)) return node.resolve(this.#document) ?? null;
    if (isMap(node) || isSeq(node)) return node;
    return isScalar(node) && node.value !== null ? node : null;
  }

  /** The entries of a list, or null (with a problem) for anything else. */
  itemsOf(node: Node | null, name: string): Node[] | null {
    if (isSeq(node)) {
      return node.items.flatMap((item) => {
        const entry = this.resolved(item);
        if (entry === null) {
          this.report(
            isScalar(item) ? item : node,
            `${name} has an empty entry. Remove its hyphen.`,
          );
        }
        return entry ?? [];
      });
    }
    this.report(node, `${name} is not a list. Begin each entry with a hyphen.`);
    return null;
  }

  /** ` #` begins a comment in YAML, so that "Patent #1" without quotation marks is read as "Patent". */
  #reportCutTexts(text: string): void {
    visit(this.#document, {
      Scalar: (_, { type, value, range }) => {
        if (type !== "PLAIN" || value === null || !range) return;
        const comment = /[ \t]+(#.*)/y;
        comment.lastIndex = range[1];
        const rest = comment.exec(text)?.[1];
        if (rest === undefined) return;
        const message = `${quote(rest)} is not read, because # after a space begins a comment. Put the whole text in "double quotes", or the comment on a line of its own.`;
        this.reportAtLine(this.#lineAt(range[0]), message);
      },
    });
  }

  /** Where the mistake begins: a missing quotation mark is noticed only at the end of the text. */
  #startOf({ code, pos }: YAMLError): number {
    let start = pos[0];
    if (code !== "MISSING_CHAR") return start;
    visit(this.#document, {
      Scalar(_, { type, range }) {
        const quoted = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
        if (quoted && range && range[0] < pos[0] && pos[0] <= range[1]) start = range[0];
      },
    });
    return start;
  }

  #lineAt(offset: number): number {
    return Math.max(1, this.#lines.linePos(offset).line) + this.#linesBefore;
  }
}

/** A scalar's text as it is written, also for `2018` and `1`. Null for an empty value and for other nodes. */
export function readScalar(node: Node | null): string | null {
  if (!isScalar(node) || node.value === null) return null;
  const text = typeof node.value === "string" ? node.value : (node.source ?? "");
  return text.trim() === "" ? null : text.trim();
}

/** The key of each pair in a mapping, as it is written, with its value. */
export function readPairs(
  source: YamlSource,
  map: YAMLMap,
): [key: string, at: Node, value: Node | null][] {
  return map.items.flatMap(({ key, value }) => {
    const at = source.resolved(key);
    return at === null ? [] : [[readScalar(at) ?? "", at, source.resolved(value)]];
  });
}

function sentenceOf(error: YAMLError): string {
  if (error.code === "DUPLICATE_KEY") return "this field stands here twice. Keep one.";
  const advice = ADVICE.get(error.code) ?? "Compare with the lines around it.";
  const clause = error.message.replace(/\.$/, "");
  return `this is not YAML: ${clause.charAt(0).toLowerCase()}${clause.slice(1)}. ${advice}`;
}

const QUOTES =
  'Put the text in "double quotes" if it holds a colon or begins with a special character.';

const ADVICE: ReadonlyMap<string, string> = new Map([
  ["BLOCK_AS_IMPLICIT_KEY", QUOTES],
  ["MULTILINE_IMPLICIT_KEY", `Is a colon missing after a field's name? ${QUOTES}`],
  ["MISSING_CHAR", "Close every quotation mark and bracket."],
  ["BAD_SCALAR_START", QUOTES],
  ["UNEXPECTED_TOKEN", QUOTES],
  ["BAD_ALIAS", QUOTES],
  ["BAD_INDENT", "Indent with the same number of spaces as the lines around it."],
  ["TAB_AS_INDENT", "Indent with spaces."],
]);
