/**
 * A port that nobody listens on, for programs that can't be told to choose one themselves.
 *
 * Ports are given out from the kernel's own choice and never twice in a run, so that two programs started at the same
 * moment don't get the same. Another process can still take it in between; a test that loses that race fails loudly.
 */
import { once } from "node:events"
import { createServer } from "node:net"

const given = new Set<number>()

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("a TCP server has no port")
  if (given.has(address.port)) return freePort()
  given.add(address.port)
  return address.port
}
