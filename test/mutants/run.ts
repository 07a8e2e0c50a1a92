/**
 * Changes one room's code in many small ways, one at a time, and tells which changes no test notices:
 * `npm run mutants -- src/digest/delivery [TEST_PATH...]`. The tests that run are those of the folder that mirrors the
 * room, the ones at the root of its top room, and the paths that are named beside it. The report, with every change
 * that survived, is written to node_modules/.cache/mutants/ROOM.html.
 */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { testsOfRoom } from "./tests-of-room.ts";

const [room, ...further] = process.argv
  .slice(2)
  .map((path) => relative(".", path).replaceAll("\\", "/"));
if (room === undefined || !room.startsWith("src/") || !existsSync(room)) {
  console.error(
    `I read ${room === undefined ? "no room" : `"${room}"`}. Name a folder or a file of src, such as: npm run mutants -- src/digest/delivery`,
  );
  process.exit(2);
}

const tests = [...testsOfRoom(room), ...further];
if (tests.length === 0) {
  console.error(`No test mirrors ${room}. Name the tests after it.`);
  process.exit(2);
}
console.error(`${room}, held by ${tests.join(", ")}`);

process.env["MUTANTS_TESTS"] = JSON.stringify(tests);
const name = room.slice("src/".length).replaceAll("/", "-");
await new Stryker({
  mutate: [room.endsWith(".ts") ? room : `${room}/**/*.ts`],
  testRunner: "vitest",
  vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  // Texts are held by the tests of what people see; a changed one is seldom a fault.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignorePatterns: ["dist", "data", "coverage", "test/screenshots"],
  // Stryker would rewrite its paths with TypeScript's old programming interface, which TypeScript 7 does not have.
  tsconfigFile: "none",
  tempDirName: ".mutants",
  cleanTempDir: "always",
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `node_modules/.cache/mutants/${name}.html` },
  jsonReporter: { fileName: `node_modules/.cache/mutants/${name}.json` },
}).runMutationTest();
