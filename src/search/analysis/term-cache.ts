/** Longer words are rare and not cached. */
const LETTERS_MAX = 64;
const FIRST_SLOTS = 4_096;

/**
 * Caches the terms of words, looked up by their letters in the text. A Map would need a string for every word that is
 * read, which was most of the garbage of indexing, and would keep the whole text of each long one in memory.
 */
export class TermCache {
  readonly #termOf: (written: string) => string;
  readonly #wordsMax: number;
  #terms: string[] = [];
  /** The letters of all words, one after the other, in UTF-16 units. */
  #letters = new Uint16Array(8 * FIRST_SLOTS);
  /** Where the letters of each word begin, and at the end their count. */
  #starts = new Uint32Array(FIRST_SLOTS / 2 + 1);
  #hashes = new Int32Array(FIRST_SLOTS / 2);
  /** An open-addressing hash table of the words' numbers, plus one; 0 is free. At least half of the slots are free. */
  #slots = new Uint32Array(FIRST_SLOTS);

  /** The term of a word must depend on its letters alone. The cache is emptied when a new word would be one too many. */
  constructor(termOf: (written: string) => string, wordsMax: number) {
    this.#termOf = termOf;
    this.#wordsMax = wordsMax;
  }

  /** The term of the word that stands between two UTF-16 offsets of a text. */
  at(text: string, start: number, end: number): string {
    if (end - start > LETTERS_MAX) return this.#termOf(text.slice(start, end));
    const hash = hashOf(text, start, end);
    const last = this.#slots.length - 1;
    let slot = hash & last;
    for (;;) {
      const word = this.#slots[slot]! - 1;
      if (word < 0) return this.#add(text, start, end, hash, slot);
      if (this.#hashes[word] === hash && this.#isWord(word, text, start, end)) {
        return this.#terms[word]!;
      }
      slot = (slot + 1) & last;
    }
  }

  #isWord(word: number, text: string, start: number, end: number): boolean {
    const first = this.#starts[word]!;
    if (this.#starts[word + 1]! - first !== end - start) return false;
    for (let letter = 0; letter < end - start; letter += 1) {
      if (this.#letters[first + letter] !== text.charCodeAt(start + letter)) return false;
    }
    return true;
  }

  #add(text: string, start: number, end: number, hash: number, slot: number): string {
    const term = detached(this.#termOf(text.slice(start, end)));
    const word = this.#terms.length;
    if (word === this.#wordsMax) {
      this.#clear();
      return term;
    }
    const first = this.#starts[word]!;
    const until = first + end - start;
    if (until > this.#letters.length) this.#letters = grown(this.#letters);
    for (let at = start; at < end; at += 1) this.#letters[first + at - start] = text.charCodeAt(at);
    this.#starts[word + 1] = until;
    this.#hashes[word] = hash;
    this.#slots[slot] = word + 1;
    this.#terms.push(term);
    if (this.#terms.length === this.#hashes.length) this.#widen();
    return term;
  }

  #widen(): void {
    this.#hashes = grown(this.#hashes);
    const starts = new Uint32Array(this.#hashes.length + 1);
    starts.set(this.#starts);
    this.#starts = starts;
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const last = this.#slots.length - 1;
    for (let word = 0; word < this.#terms.length; word += 1) {
      let slot = this.#hashes[word]! & last;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
      this.#slots[slot] = word + 1;
    }
  }

  #clear(): void {
    this.#terms = [];
    this.#slots.fill(0);
  }
}

/** FNV-1a over UTF-16 units (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv), its halves mixed. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let at = start; at < end; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  }
  return hash ^ (hash >>> 15);
}

function grown<T extends Uint16Array | Int32Array>(array: T): T;
function grown(array: Uint16Array | Int32Array): Uint16Array | Int32Array {
  const wider =
    array instanceof Uint16Array
      ? new Uint16Array(2 * array.length)
      : new Int32Array(2 * array.length);
  wider.set(array);
  return wider;
}

/** The same string without the text that it was cut from, which V8 keeps as long as any long part of it. */
function detached(term: string): string {
  return ` ${term}`.slice(1);
}
