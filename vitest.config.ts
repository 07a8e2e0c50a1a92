import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Vitest leaves one processor free, which on a machine of two means one file at a time; most of them wait.
    maxWorkers: 2,
    // These end what hangs; they are no measure of speed, which a busy machine does not have.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // The page runs in the browser; test/playground/page.test.ts drives it in Chromium.
      exclude: ["src/playground/page/**"],
    },
  },
});
