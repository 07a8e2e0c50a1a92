/** Whether this run has time for what is the same on a second store, or takes minutes: `npm run test:all`. */
export const runsLongProofs = process.env["LONG_PROOFS"] === "yes";

/** For the name of a suite that is left to such a run. */
export const whyNotNow = runsLongProofs ? "" : " (skipped: npm run test:all runs it)";
