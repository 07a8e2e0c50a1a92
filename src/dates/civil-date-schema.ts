import * as v from "valibot";
import { readCivilDate, type CivilDate } from "./civil-date.ts";

/** A day as `YYYY-MM-DD` in stored or carried data. */
export const civilDateSchema = v.custom<CivilDate>(
  (value) => typeof value === "string" && "date" in readCivilDate(value),
);
