import { fork } from "node:child_process";
import { extname } from "node:path";
import type { Painter } from "../digest/ports/picture.ts";
import type { ContentReport } from "../report/report-content.ts";
import type { Commission } from "./commission.ts";

/** Paints the report of a content folder too. */
interface ReportPainter extends Painter {
  /** A PNG. */
  paintReport(report: ContentReport): Promise<Uint8Array>;
}

/**
 * Paints in a process of its own that ends with the picture: nobody's answer waits meanwhile, the memory of the canvas
 * (about 150 MB) is given back, and a fault in its native code cannot stop the almanac.
 */
export function createPainter(): ReportPainter {
  return {
    paintYear: (plan) => paint({ kind: "year", plan }),
    paintReport: (report) => paint({ kind: "report", report }),
  };
}

/** A picture takes half a second, and a few on a machine that is busy with others. */
const PAINT_MS_MAX = 15_000;

/** Beside this file, whether it was built or not. */
const PROCESS = new URL(`./painting-process${extname(import.meta.url)}`, import.meta.url);

function paint(commission: Commission): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      timeout: PAINT_MS_MAX,
      killSignal: "SIGKILL",
    });
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(0, COMPLAINT_LETTERS_MAX);
    });
    child.once("error", reject);
    child.once("message", (png) => {
      if (png instanceof Uint8Array) resolve(png);
    });
    // After a picture this comes too late to matter.
    child.once("close", (code, signal) => {
      reject(new Error(`no picture was painted (${signal ?? `exit code ${code}`}): ${complaint}`));
    });
    child.send(commission);
  });
}

const COMPLAINT_LETTERS_MAX = 1_000;
