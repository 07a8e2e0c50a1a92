// Node reads no TypeScript in a thread; the product's thread runs what was built of it.
import { register } from "tsx/esm/api";

register();
await import("../../../src/search/workers/worker.ts");
