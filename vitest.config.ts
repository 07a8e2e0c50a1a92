import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 15_000,
    hookTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // The page runs in the browser; test/playground/page.test.ts drives it in Chromium.
      exclude: ["src/playground/page/**"],
    },
  },
});
