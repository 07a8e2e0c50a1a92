import type { Treaty } from "../membership/treaty.ts";

/** How complete the membership data of a treaty is. */
export interface MemberCounts {
  readonly treaty: string;
  readonly title: string;
  readonly members: number;
  readonly withDay: number;
  /** Known to the month or the year. */
  readonly withMonthOrYear: number;
  readonly withoutDate: number;
  /** How many members a source counts; null where none does. */
  readonly counted: number | null;
  /** Whether everybody on the list is named. */
  readonly complete: boolean;
}

export function countMembers(treaties: readonly Treaty[]): MemberCounts[] {
  return treaties.map(({ id, title, members, count, isComplete }) => {
    const withDay = members.filter(({ since }) => since?.precision === "day").length;
    const withoutDate = members.filter(({ since }) => since === null).length;
    return {
      treaty: id,
      title: title.en,
      members: members.length,
      withDay,
      withMonthOrYear: members.length - withDay - withoutDate,
      withoutDate,
      counted: count,
      complete: isComplete,
    };
  });
}
