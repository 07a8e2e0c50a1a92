/**
 * The only error whose message is shown to a person in Slack or on the command line.
 * Anything else is logged with its cause, and the person gets a reference to quote.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
