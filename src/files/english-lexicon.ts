import dictionary from "dictionary-en";
import type { Lexicon } from "../ask/lexicon.ts";

/** The words of English. Its 50,000 entries are read when the first word is looked up, which takes some 20 ms. */
export function createEnglishLexicon(): Lexicon {
  let entries: ReadonlySet<string> | null = null;
  const has = (word: string): boolean => {
    entries ??= readEntries();
    return entries.has(word);
  };
  return {
    hasWord(written) {
      const lower = written.toLowerCase().replaceAll("’", "'");
      return baseForms(lower).some((form) => has(form) || americanForms(form).some(has));
    },
    hasName(written) {
      const lower = written.toLowerCase().replace(/['’]s$/u, "");
      return has(lower.charAt(0).toUpperCase() + lower.slice(1)) || has(written.toUpperCase());
    },
  };
}

/** A Hunspell dictionary: after a count, one entry a line, with its flags after a slash. */
function readEntries(): ReadonlySet<string> {
  const lines = new TextDecoder().decode(dictionary.dic).split("\n").slice(1);
  return new Set(lines.map((line) => line.replace(/\/.*$/u, "").trim()));
}

/** English endings, and what replaces them in the dictionary form. */
const ENDINGS: readonly (readonly [ending: RegExp, base: string])[] = [
  [/'s?$/u, ""],
  [/s$/u, ""],
  [/es$/u, ""],
  [/ies$/u, "y"],
  [/ed$/u, ""],
  [/(?<=e)d$/u, ""],
  [/ied$/u, "y"],
  [/(?<double>[bdfgklmnprt])\k<double>(?:ed|ing)$/u, "$1"],
  [/ing$/u, ""],
  [/ing$/u, "e"],
  [/ly$/u, ""],
  [/ily$/u, "y"],
  [/ers?$/u, ""],
  [/ers?$/u, "e"],
  [/ness$/u, ""],
  [/ations?$/u, "e"],
];

function baseForms(word: string): readonly string[] {
  const bases = ENDINGS.filter(([ending]) => ending.test(word)).map(([ending, base]) =>
    word.replace(ending, base),
  );
  return [word, ...bases];
}

/** British spellings: the dictionary has only organization, color, license and program. */
function americanForms(word: string): readonly string[] {
  return [
    word.replace(/is(?=e|ation|ing)/u, "iz"),
    word.replace(/our/u, "or"),
    word.replace(/ence$/u, "ense"),
    word.replace(/amme$/u, "am"),
    word.replace(/tre$/u, "ter"),
    word.replace(/ll(?=ed|ing|er)/u, "l"),
  ];
}
