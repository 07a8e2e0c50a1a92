/** The painter starts a process from beside its source; Node 20 reads TypeScript there with the help of tsx. */
export function runTypeScriptProcesses(): void {
  process.env["NODE_OPTIONS"] = "--import=tsx";
}
