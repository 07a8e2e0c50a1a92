import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** A plain HTTP server on a free port, and the port. */
export async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  return { server, port: address.port };
}

/** A port at which nobody listens any more. */
export async function abandonedPort(): Promise<number> {
  const { server, port } = await listening();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
