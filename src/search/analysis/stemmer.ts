import { stemmer } from "stemmer";

/** The stem of a normalised word: English endings are removed, British spellings made American. */
export function stem(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  return stemmer(american(word));
}

const AMERICAN = new Map([
  ["licence", "license"],
  ["licences", "licenses"],
  ["defence", "defense"],
  ["offence", "offense"],
  ["centre", "center"],
  ["centres", "centers"],
  ["programme", "program"],
  ["programmes", "programs"],
  ["catalogue", "catalog"],
  ["labour", "labor"],
  ["honour", "honor"],
  ["colour", "color"],
  ["favour", "favor"],
  ["behaviour", "behavior"],
]);

function american(word: string): string {
  return (
    AMERICAN.get(word) ?? word.replace(/([a-z]{3})is(e|es|ed|er|ers|ing|ation|ations)$/, "$1iz$2")
  );
}
