/** A request of a person that the workspace cannot follow; its message is a sentence for them. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
