import { onTestFinished } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { createAgendas, type Agendas } from "../../src/digest/compose/agenda.ts";
import { createDigestService } from "../../src/digest/service/create-digest-service.ts";
import type { DigestService } from "../../src/digest/service/digest-service.ts";
import { openStore } from "../../src/store/open-store.ts";

/** The digest service on a ledger in memory, which is closed when the test ends. */
export async function openDesk(
  clock: Clock,
  agendas: Agendas = createAgendas([], []),
): Promise<DigestService> {
  const store = await openStore({ engine: "sqlite", path: ":memory:" });
  onTestFinished(() => store.close());
  const { ledger } = store;
  return createDigestService({
    ledger,
    agendas,
    clock,
    worker: "worker-1",
    defaultZone: "Asia/Shanghai",
  });
}
