import simplified from "opencc-js/dict/TSCharacters";
import { CIRCLE } from "./character-class.ts";

/** Traditional character to its simplified form; every other character stays. */
const TRADITIONAL = new Map(
  simplified.split("|").flatMap((pair) => {
    const [traditional, first] = pair.split(" ");
    return traditional && first ? [[traditional, first] as const] : [];
  }),
);

/**
 * Folds one character of a script without spaces: compatibility forms and traditional characters.
 * One character at a time, so that offsets in the original text stay valid.
 */
export function foldCharacter(character: string): string {
  if (character === CIRCLE) return "〇";
  const folded = character.normalize("NFKC");
  return TRADITIONAL.get(folded) ?? folded;
}
