/**
 * The only error whose message is shown to a person in Slack or on the command line.
 * Anything else is logged with its cause, and the person gets a reference to quote.
 */
export class UserError extends Error {
  override readonly name: string = "UserError";
}

/** The person's input is invalid; on the command line it ends with exit code 2. */
export class WrongUse extends UserError {
  override readonly name = "WrongUse";
}
