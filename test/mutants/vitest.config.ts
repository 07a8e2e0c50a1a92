import { defineConfig } from "vitest/config";

/** The tests of one room; test/mutants/run.ts names them. */
export default defineConfig({
  test: {
    include: JSON.parse(process.env["MUTANTS_TESTS"] ?? "[]") as string[],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
