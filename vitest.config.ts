import { configDefaults, defineConfig } from "vitest/config";

/**
 * `npm test` is what a newcomer waits for. `npm run test:all` (`--mode all`) also runs the long proofs: files named
 * `*.long.test.ts`, and the suites that are the same on a second store.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...(mode === "all" ? [] : ["test/**/*.long.test.ts"])],
    // Files share what they import: nothing here replaces a module, and loading it 180 times took half of the time.
    isolate: false,
    env: { LONG_PROOFS: mode === "all" ? "yes" : "no" },
    // Vitest leaves one processor free, which on a machine of two means one file at a time; most of them wait.
    maxWorkers: 3,
    // These end what hangs; they are no measure of speed, which a busy machine does not have.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // The page runs in the browser; test/playground/page.long.test.ts drives it in Chromium.
      exclude: ["src/playground/page/**"],
    },
  },
}));
