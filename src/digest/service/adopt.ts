import { UserError } from "../../user-error.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Adoption } from "./digest-service.ts";

/** Rejects with UserError unless an admin asks for a workspace that the ledger knows. */
export async function adopt(
  { ledger, adminUsers = [] }: { readonly ledger: Ledger; readonly adminUsers?: readonly string[] },
  { fromTeamId, toTeamId, userId }: Adoption,
): Promise<number> {
  if (!adminUsers.includes(userId)) throw new UserError(FOR_ADMINS);
  const others = (await ledger.teams()).filter(({ teamId }) => teamId !== toTeamId);
  if (!others.some(({ teamId }) => teamId === fromTeamId)) {
    throw new UserError(
      others.length === 0
        ? "The store holds only this workspace's digests, so there is nothing to take over."
        : `Which workspace? The store also holds digests of ${others.map(({ teamId }) => `\`${teamId}\``).join(", ")}. \`/ip-digest adopt ${others[0]?.teamId}\` takes them over.`,
    );
  }
  return ledger.moveDigests({ teamId: fromTeamId }, { teamId: toTeamId });
}

const FOR_ADMINS =
  "Only an admin of the almanac can take over digests of another workspace. Whoever runs it names the admins in ADMIN_USERS.";
